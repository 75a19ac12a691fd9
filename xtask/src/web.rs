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

/// A program of the browser: its package, its name in `assets.json`, and how its files are called.
struct Program {
    package: &'static str,
    key: &'static str,
    name: &'static str,
    /// What its WebAssembly may weigh, brotli.
    budget: u64,
}

const KB: u64 = 1000;
/// The first load of a page.
const FIRST_LOAD: u64 = 320 * KB;
/// The guided steps check, compare and publish while everything is co-edited, for the few who own the framework.
const GUIDED_STEPS: u64 = 400 * KB;

/// All (docs/decisions/0008).
const PROGRAMS: [Program; 4] = [
    Program { package: "frontend", key: "work", name: "waymark", budget: FIRST_LOAD },
    Program { package: "frontend-reading", key: "reading", name: "reading", budget: FIRST_LOAD },
    Program { package: "frontend-writing", key: "writing", name: "writing", budget: FIRST_LOAD },
    Program { package: "frontend-guiding", key: "guiding", name: "guiding", budget: GUIDED_STEPS },
];

impl Program {
    /// What the compiler makes of it.
    fn module(&self) -> PathBuf {
        let file = format!("{}.wasm", self.package.replace('-', "_"));
        paths::target().join("wasm32-unknown-unknown/wasm-release").join(file)
    }
}

/// Endings that are compressed once, here, instead of at every request.
const COMPRESSED: [&str; 6] = ["js", "wasm", "css", "svg", "json", "txt"];

/// The packages of the programs.
pub fn packages() -> impl Iterator<Item = &'static str> {
    PROGRAMS.iter().map(|program| program.package)
}

/// Builds the browser's files where something changed since the last time.
pub fn build(tools: &Tools) -> Done {
    step("Building the browser's code", || {
        let mut build = cargo();
        build.args(["build", "--quiet", "--lib", "--target", "wasm32-unknown-unknown", "--profile", "wasm-release"]);
        show(build.args(packages().flat_map(|package| ["--package", package])))
    })?;
    let stamp = stamp()?;
    let marker = paths::site().join("stamp");
    if fs::read_to_string(&marker).is_ok_and(|old| old == stamp) {
        return Ok(());
    }
    let fresh = paths::target().join("site.new");
    let _ = fs::remove_dir_all(&fresh);
    fs::create_dir_all(fresh.join("pkg"))?;
    let bound = step("Binding and optimizing WebAssembly", || optimize(tools))?;
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
fn stamp() -> Done<String> {
    let mut digest = Sha256::new();
    for program in &PROGRAMS {
        digest.update(fs::read(program.module())?);
    }
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
/// add again to the compressed size (measured: 296 KB, and 332 at `-Os`). Returns the folder with `waymark.js`, `waymark_bg.wasm` and the
/// same of the other programs.
fn optimize(tools: &Tools) -> Done<PathBuf> {
    let folder = paths::target().join("bound");
    let _ = fs::remove_dir_all(&folder);
    for program in &PROGRAMS {
        let mut bind = Command::new(&tools.wasm_bindgen);
        bind.args(["--target", "web", "--no-typescript", "--remove-name-section", "--remove-producers-section"]);
        bind.args(["--out-name", program.name, "--out-dir"]).arg(&folder).arg(program.module());
        show(&mut bind)?;
        let wasm = folder.join(format!("{}_bg.wasm", program.name));
        let mut shrink = Command::new(tools.packages.join("node_modules/.bin/wasm-opt"));
        show(shrink.args(["--dae-optimizing", "-O1"]).args(WASM_FEATURES).arg(&wasm).arg("-o").arg(&wasm))?;
    }
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

/// Puts the assets under names that change with their content, and names them in `assets.json`.
fn write_assets(site: &Path, bound: &Path, style: &Path) -> Done {
    let put = |from: &Path, name: &str, extension: &str| -> Done<serde_json::Value> {
        let content = fs::read(from)?;
        let short: String = hex(&Sha256::digest(&content)).chars().take(16).collect();
        let name = format!("/pkg/{name}.{short}.{extension}");
        fs::write(site.join(name.trim_start_matches('/')), content)?;
        Ok(name.into())
    };
    let mut assets = serde_json::Map::new();
    assets.insert("css".to_owned(), put(style, "waymark", "css")?);
    for Program { key, name, .. } in &PROGRAMS {
        let js = put(&bound.join(format!("{name}.js")), name, "js")?;
        let wasm = put(&bound.join(format!("{name}_bg.wasm")), name, "wasm")?;
        assets.insert((*key).to_owned(), serde_json::json!({ "js": js, "wasm": wasm }));
    }
    let snippets = bound.join("snippets");
    if snippets.is_dir() {
        copy_public(&snippets, &site.join("pkg/snippets"))?;
    }
    fs::write(site.join("assets.json"), serde_json::Value::from(assets).to_string())?;
    Ok(())
}

/// All files at once: the programs take half a minute each.
fn compress(site: &Path) -> Done {
    let is_compressed = |file: &PathBuf| {
        let extension = file.extension().unwrap_or_default().to_string_lossy().into_owned();
        COMPRESSED.contains(&extension.as_str())
    };
    let files: Vec<PathBuf> = files(site)?.into_iter().filter(is_compressed).collect();
    std::thread::scope(|scope| {
        let under_way: Vec<_> =
            files.iter().map(|file| scope.spawn(|| compress_one(file).map_err(|error| error.to_string()))).collect();
        for one in under_way {
            one.join().map_err(|_panic| Failed("a file was not compressed".to_owned()))?.map_err(Failed)?;
        }
        Ok(())
    })
}

fn compress_one(file: &Path) -> Done {
    let content = fs::read(file)?;
    fs::write(with_suffix(file, "br"), brotli(&content)?)?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&content)?;
    fs::write(with_suffix(file, "gz"), gzip.finish()?)?;
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

/// A compressed asset of a first load.
pub struct Asset {
    /// E.g. `waymark wasm`.
    pub name: String,
    /// Bytes, brotli.
    pub size: u64,
    /// What docs/ARCHITECTURE.md grants.
    pub budget: u64,
}

/// Each asset of a first load: the style sheet, and what belongs to each program.
pub fn sizes() -> Done<Vec<Asset>> {
    let assets: serde_json::Value = serde_json::from_str(&fs::read_to_string(paths::site().join("assets.json"))?)
        .map_err(|error| Failed(format!("assets.json: {error}")))?;
    let asset = |name: String, address: Option<&serde_json::Value>, budget: u64| -> Done<Asset> {
        let address = address.and_then(|address| address.as_str()).unwrap_or_default();
        let file = paths::site().join(address.trim_start_matches('/'));
        Ok(Asset { name, size: fs::metadata(with_suffix(&file, "br"))?.len(), budget })
    };
    let mut all = vec![asset("css".to_owned(), assets.get("css"), 15 * KB)?];
    for Program { key, name, budget, .. } in &PROGRAMS {
        for (kind, budget) in [("wasm", *budget), ("js", 15 * KB)] {
            all.push(asset(format!("{name} {kind}"), assets.get(key).and_then(|program| program.get(kind)), budget)?);
        }
    }
    Ok(all)
}
