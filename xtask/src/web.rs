//! The browser's files: WebAssembly, glue, style sheet, public files; hashed names, compressed copies, and `assets.json` that names them.

use crate::paths;
use crate::setup::Tools;
use crate::step::{Done, Failed, cargo, read, show, step};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Features that the module uses: without them wasm-opt refuses it.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// Endings that are compressed once, here, instead of at every request.
const COMPRESSED: [&str; 6] = ["js", "wasm", "css", "svg", "json", "txt"];

/// Builds the browser's files where something changed since the last time.
pub fn build(tools: &Tools) -> Done {
    step("Building the browser's code", || {
        show(cargo().args([
            "build",
            "--quiet",
            "--package",
            "frontend",
            "--lib",
            "--target",
            "wasm32-unknown-unknown",
            "--profile",
            "wasm-release",
        ]))
    })?;
    let module = paths::target().join("wasm32-unknown-unknown/wasm-release/frontend.wasm");
    let stamp = stamp(&module)?;
    let marker = paths::site().join("stamp");
    if fs::read_to_string(&marker).is_ok_and(|old| old == stamp) {
        return Ok(());
    }
    let fresh = paths::target().join("site.new");
    let _ = fs::remove_dir_all(&fresh);
    fs::create_dir_all(fresh.join("pkg"))?;
    let bound = step("Binding and optimizing WebAssembly", || optimize(tools, &module))?;
    let style = step("Bundling the style sheet", || bundle_style(tools))?;
    step("Hashing and compressing", || {
        copy_public(&paths::root().join("public"), &fresh)?;
        write_assets(&fresh, &bound, &style)?;
        compress(&fresh)
    })?;
    fs::write(fresh.join("stamp"), stamp)?;
    let _ = fs::remove_dir_all(paths::site());
    fs::rename(&fresh, paths::site())?;
    Ok(())
}

/// A digest of everything that goes in: where it is unchanged, so is what comes out.
fn stamp(module: &Path) -> Done<String> {
    let mut digest = Sha256::new();
    digest.update(fs::read(module)?);
    for folder in ["style", "public"] {
        for file in files(&paths::root().join(folder))? {
            digest.update(file.to_string_lossy().as_bytes());
            digest.update(fs::read(&file)?);
        }
    }
    digest.update(include_bytes!("web.rs"));
    digest.update(include_bytes!("../npm/style.mjs"));
    Ok(hex(&digest.finalize()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// Every file below a folder, sorted.
fn files(folder: &Path) -> Done<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// Runs wasm-bindgen and wasm-opt, the latter at level 1 after a pass that takes out unread arguments: what higher levels take away raw, they
/// add again to the compressed size (measured: 296 KB, and 332 at `-Os`). Returns the folder with `waymark.js` and `waymark_bg.wasm`.
fn optimize(tools: &Tools, module: &Path) -> Done<PathBuf> {
    let folder = paths::target().join("bound");
    let _ = fs::remove_dir_all(&folder);
    let mut bind = Command::new(&tools.wasm_bindgen);
    bind.args([
        "--target",
        "web",
        "--no-typescript",
        "--remove-name-section",
        "--remove-producers-section",
        "--out-name",
        "waymark",
        "--out-dir",
    ])
    .arg(&folder)
    .arg(module);
    show(&mut bind)?;
    let wasm = folder.join("waymark_bg.wasm");
    let mut shrink = Command::new(tools.packages.join("node_modules/.bin/wasm-opt"));
    show(shrink.args(["--dae-optimizing", "-O1"]).args(WASM_FEATURES).arg(&wasm).arg("-o").arg(&wasm))?;
    Ok(folder)
}

fn bundle_style(tools: &Tools) -> Done<PathBuf> {
    let bundled = paths::target().join("waymark.css");
    // Beside its packages, where Node looks for them.
    let script = tools.packages.join("style.mjs");
    fs::copy(paths::root().join("xtask/npm/style.mjs"), &script)?;
    let mut bundle = Command::new("node");
    bundle.arg(script).arg(paths::root().join("style/main.css")).arg(&bundled);
    read(&mut bundle)?;
    Ok(bundled)
}

/// Public files keep their names; `README` and licence texts beside them come along.
fn copy_public(from: &Path, to: &Path) -> Done {
    for file in files(from)? {
        let relative = file.strip_prefix(from).map_err(|error| Failed(error.to_string()))?;
        let into = to.join(relative);
        if let Some(folder) = into.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, into)?;
    }
    Ok(())
}

/// Puts the three assets under names that change with their content, and names them in `assets.json`.
fn write_assets(site: &Path, bound: &Path, style: &Path) -> Done {
    let put = |from: &Path, extension: &str| -> Done<String> {
        let content = fs::read(from)?;
        let short: String = hex(&Sha256::digest(&content)).chars().take(16).collect();
        let name = format!("/pkg/waymark.{short}.{extension}");
        fs::write(site.join(name.trim_start_matches('/')), content)?;
        Ok(name)
    };
    let assets = serde_json::json!({
        "js": put(&bound.join("waymark.js"), "js")?,
        "wasm": put(&bound.join("waymark_bg.wasm"), "wasm")?,
        "css": put(style, "css")?,
    });
    let snippets = bound.join("snippets");
    if snippets.is_dir() {
        copy_public(&snippets, &site.join("pkg/snippets"))?;
    }
    fs::write(site.join("assets.json"), assets.to_string())?;
    Ok(())
}

fn compress(site: &Path) -> Done {
    for file in files(site)? {
        let extension = file.extension().unwrap_or_default().to_string_lossy().into_owned();
        if !COMPRESSED.contains(&extension.as_str()) {
            continue;
        }
        let content = fs::read(&file)?;
        fs::write(with_suffix(&file, "br"), brotli(&content)?)?;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(&content)?;
        fs::write(with_suffix(&file, "gz"), gzip.finish()?)?;
    }
    Ok(())
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

fn brotli(content: &[u8]) -> Done<Vec<u8>> {
    let mut small = Vec::new();
    let best = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    brotli::BrotliCompress(&mut &*content, &mut small, &best)?;
    Ok(small)
}

/// A compressed asset of the editor's first load.
pub struct Asset {
    /// `wasm`, `css` or `js`.
    pub kind: &'static str,
    /// Bytes, brotli.
    pub size: u64,
    /// What docs/ARCHITECTURE.md grants.
    pub budget: u64,
}

const KB: u64 = 1000;

/// Each asset of the first load.
pub fn sizes() -> Done<Vec<Asset>> {
    let assets: serde_json::Value = serde_json::from_str(&fs::read_to_string(paths::site().join("assets.json"))?)
        .map_err(|error| Failed(format!("assets.json: {error}")))?;
    [("wasm", 300 * KB), ("css", 15 * KB), ("js", 15 * KB)]
        .into_iter()
        .map(|(kind, budget)| {
            let name = assets.get(kind).and_then(|name| name.as_str()).unwrap_or_default();
            let file = paths::site().join(name.trim_start_matches('/'));
            Ok(Asset { kind, size: fs::metadata(with_suffix(&file, "br"))?.len(), budget })
        })
        .collect()
}
