//! Compressed copies beside the files, made once instead of at every request.

use super::files;
use crate::step::{Done, Failed};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Endings of files that are worth it.
const COMPRESSED: [&str; 6] = ["js", "wasm", "css", "svg", "json", "txt"];

/// All files at once: the large ones take half a minute each.
pub fn all(site: &Path) -> Done {
    let is_compressed = |file: &PathBuf| {
        let extension = file.extension().unwrap_or_default().to_string_lossy().into_owned();
        COMPRESSED.contains(&extension.as_str())
    };
    let files: Vec<PathBuf> = files::below(site)?.into_iter().filter(is_compressed).collect();
    std::thread::scope(|scope| {
        let under_way: Vec<_> = files.iter().map(|file| scope.spawn(|| one(file).map_err(|error| error.to_string()))).collect();
        for one in under_way {
            one.join().map_err(|_panic| Failed("a file was not compressed".to_owned()))?.map_err(Failed)?;
        }
        Ok(())
    })
}

fn one(file: &Path) -> Done {
    let content = fs::read(file)?;
    fs::write(with_suffix(file, "br"), brotli(&content)?)?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&content)?;
    fs::write(with_suffix(file, "gz"), gzip.finish()?)?;
    Ok(())
}

fn brotli(content: &[u8]) -> Done<Vec<u8>> {
    let mut small = Vec::new();
    let best = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    brotli::BrotliCompress(&mut &*content, &mut small, &best)?;
    Ok(small)
}

/// How large a file is on its way to a browser.
pub fn size(file: &Path) -> Done<u64> {
    Ok(fs::metadata(with_suffix(file, "br"))?.len())
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}
