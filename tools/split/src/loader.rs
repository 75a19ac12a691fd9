//! The script that fetches the pieces of a split.

use crate::plan::plain;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use wasmparser::{ExternalKind, Parser, Payload};

/// What the core exports for its splits: its memory, its table of functions, its stack.
pub fn shared(core: &[u8]) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(core) {
        if let Payload::ExportSection(exports) = payload? {
            for export in exports {
                let export = export?;
                if !matches!(export.kind, ExternalKind::Func | ExternalKind::FuncExact) {
                    names.push(export.name.to_owned());
                }
            }
        }
    }
    Ok(names)
}

/// Writes it: for each split a function under the name that the core asks for.
pub fn script(glue: &str, shared: &[String], files: &BTreeMap<String, BTreeSet<String>>) -> Result<String, Box<dyn Error>> {
    let mut script = format!("import {{ initSync }} from {};\n", serde_json::to_string(glue)?);
    writeln!(script, "const SHARED = {};", serde_json::to_string(shared)?)?;
    script.push_str(include_str!("loader.js"));
    for (split, files) in files {
        let files: Vec<String> = files.iter().map(|file| format!("./{file}")).collect();
        writeln!(
            script,
            "export const __wasm_split_load_{split} = split({}, {});",
            serde_json::to_string(plain(split))?,
            serde_json::to_string(&files)?
        )?;
    }
    Ok(script)
}
