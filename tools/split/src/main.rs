//! Cuts a module into its core and its splits, with few files for each, and writes the loader that fetches them.
//!
//! `split MODULE FOLDER GLUE`: reads the linked module, writes `core.wasm`, the pieces and `splits.js` into the folder, and prints which pieces each
//! split is made of: `{"proposal":["proposal.wasm","proposal-matrix.wasm"]}`. `GLUE` is the script that starts the core, beside the loader.

mod loader;
mod merge;
mod module;
mod plan;

use module::Module;
use plan::Piece;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// The script that fetches splits: the core imports it under this name.
const LOADER: &str = "./splits.js";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder, glue] = arguments.as_slice() else { return Err("usage: split MODULE FOLDER GLUE".into()) };
    let folder = Path::new(folder);
    let parts = folder.join("parts");
    fs::create_dir_all(&parts)?;
    let core = parts.join("core.wasm");
    let needs = cut(Path::new(module), &parts, &core, glue)?;
    let (joined, core_parts) = plan::join(&pieces(&parts, &needs)?);
    fs::write(folder.join("core.wasm"), merge_files(&core, &core_parts)?)?;
    let mut files: BTreeMap<String, BTreeSet<String>> = needs.into_keys().map(|split| (split, BTreeSet::new())).collect();
    for (piece, name) in plan::named(joined) {
        let (first, rest) = piece.parts.split_first().ok_or("a piece of nothing")?;
        fs::write(folder.join(&name), merge_files(first, rest)?)?;
        for split in piece.needed_by {
            files.entry(split).or_default().insert(name.clone());
        }
    }
    let shared = loader::shared(&fs::read(folder.join("core.wasm"))?)?;
    fs::write(folder.join(LOADER), loader::script(glue, &shared, &files)?)?;
    let named: BTreeMap<&str, &BTreeSet<String>> = files.iter().map(|(split, files)| (plan::plain(split), files)).collect();
    println!("{}", serde_json::to_string(&named)?);
    Ok(fs::remove_dir_all(parts)?)
}

/// Has the splitter cut the module; returns which of its pieces each split needs.
fn cut(module: &Path, parts: &Path, core: &Path, glue: &str) -> Result<BTreeMap<String, Vec<String>>, Box<dyn Error>> {
    let linked = fs::read(module)?;
    let mut options = Options::new(&linked);
    options.output_dir = parts;
    options.main_out_path = core;
    options.main_module = glue;
    options.link_name = LOADER;
    let split = transform(options).map_err(|error| format!("{error:?}"))?;
    Ok(split.prefetch_map.into_iter().collect())
}

/// The pieces as the splitter made them, one for each set of splits that share something.
fn pieces(parts: &Path, needs: &BTreeMap<String, Vec<String>>) -> Result<Vec<Piece>, Box<dyn Error>> {
    let mut needed_by: BTreeMap<&String, BTreeSet<String>> = BTreeMap::new();
    for (split, names) in needs {
        for name in names {
            needed_by.entry(name).or_default().insert(split.clone());
        }
    }
    let piece = |(name, needed_by): (&String, BTreeSet<String>)| -> Result<Piece, Box<dyn Error>> {
        let file = parts.join(format!("{name}.wasm"));
        let weight = Module::parse(&fs::read(&file)?)?.weight();
        Ok(Piece { needed_by, weight, parts: vec![file] })
    };
    needed_by.into_iter().map(piece).collect()
}

fn merge_files(first: &Path, rest: &[PathBuf]) -> Result<Vec<u8>, Box<dyn Error>> {
    let (first, rest) = (fs::read(first)?, rest.iter().map(fs::read).collect::<Result<Vec<_>, _>>()?);
    let rest = rest.iter().map(|bytes| Module::parse(bytes)).collect::<Result<Vec<_>, _>>()?;
    merge::merge(&Module::parse(&first)?, &rest)
}
