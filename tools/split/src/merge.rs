//! Making one module of several that were cut from the same program. Their types, memory, table and stack are the same; their functions are put
//! one after the other, and a call through the table between two of them becomes a plain call.

use crate::module::{Module, count, is_placed, offset};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use wasm_encoder::reencode::{Error as Reencoding, Reencode};
use wasm_encoder::{
    CodeSection, CustomSection, DataSection, ElementSection, EntityType, ExportSection, FunctionSection, GlobalSection,
    ImportSection, MemorySection, RawSection, SectionId, StartSection, TableSection,
};
use wasmparser::{ElementItems, TypeRef};

/// What later tools read of a module.
const KEPT: [&str; 3] = ["__wasm_bindgen_unstable", "producers", "target_features"];

/// Where a module's functions are in the merged one.
struct Moved {
    /// How many functions of its own stay where they are: those of the first module that come before its own.
    by: u32,
    /// Shims whose slot belongs to the merged module: the function itself.
    plain: BTreeMap<u32, u32>,
}

impl Reencode for Moved {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Reencoding> {
        Ok(self.plain.get(&function).copied().unwrap_or(function + self.by))
    }
}

/// Merges modules into the first, which may be the core; the others import no functions.
pub fn merge(first: &Module, rest: &[Module]) -> Result<Vec<u8>, Box<dyn Error>> {
    let modules: Vec<&Module> = std::iter::once(first).chain(rest).collect();
    if rest.iter().any(|module| module.imported_functions() > 0) {
        return Err("a piece imports a function".into());
    }
    let mut moved = movements(&modules)?;
    let mut merged = wasm_encoder::Module::new();
    merged.section(&RawSection { id: SectionId::Type.into(), data: first.types });
    merged.section(&imports(&modules)?);
    let mut functions = FunctionSection::new();
    for module in &modules {
        for ty in &module.functions {
            functions.function(*ty);
        }
    }
    merged.section(&functions);
    if let Some(own) = moved.first_mut() {
        definitions(first, own, &mut merged)?;
    }
    merged.section(&elements(&modules, &mut moved)?);
    let (mut code, mut data) = (CodeSection::new(), DataSection::new());
    for (module, moved) in modules.iter().zip(&mut moved) {
        for body in &module.bodies {
            moved.parse_function_body(&mut code, body.clone())?;
        }
        for placed in module.data.iter().filter(|data| is_placed(data)) {
            moved.parse_data(&mut data, placed.clone())?;
        }
    }
    merged.section(&code);
    merged.section(&data);
    for custom in first.customs.iter().filter(|custom| KEPT.contains(&custom.name())) {
        merged.section(&CustomSection { name: custom.name().into(), data: custom.data().into() });
    }
    Ok(merged.finish())
}

/// Where the functions of each go.
fn movements(modules: &[&Module]) -> Result<Vec<Moved>, Box<dyn Error>> {
    let (mut moved, mut by) = (Vec::new(), 0);
    let mut slots = BTreeMap::new();
    for (index, module) in modules.iter().enumerate() {
        slots.extend(module.slots()?.into_iter().map(|(slot, function)| (slot, function + by)));
        moved.push(Moved { by, plain: BTreeMap::new() });
        by += count(module.functions.len()) + if index == 0 { module.imported_functions() } else { 0 };
    }
    for (module, moved) in modules.iter().zip(&mut moved) {
        let shims = module.shims()?.into_iter();
        moved.plain = shims.filter_map(|(shim, slot)| Some((shim, *slots.get(&slot)?))).collect();
    }
    Ok(moved)
}

/// What any of them imports, once; nothing beyond what the first imports where it is the core, which has all of it.
fn imports(modules: &[&Module]) -> Result<ImportSection, Box<dyn Error>> {
    let mut section = ImportSection::new();
    let mut seen = BTreeSet::new();
    let is_core = modules.first().is_some_and(|first| first.memories.is_some());
    for module in modules.iter().take(if is_core { 1 } else { modules.len() }) {
        for import in &module.imports {
            // The core may import a function twice, under an index each.
            let is_function = matches!(import.ty, TypeRef::Func(_) | TypeRef::FuncExact(_));
            if seen.insert((import.module, import.name)) || is_function {
                section.import(import.module, import.name, EntityType::try_from(import.ty)?);
            }
        }
    }
    Ok(section)
}

/// What only the core defines.
fn definitions(first: &Module, moved: &mut Moved, merged: &mut wasm_encoder::Module) -> Result<(), Box<dyn Error>> {
    if let Some(reader) = first.tables.clone() {
        let mut section = TableSection::new();
        moved.parse_table_section(&mut section, reader)?;
        merged.section(&section);
    }
    if let Some(reader) = first.memories.clone() {
        let mut section = MemorySection::new();
        moved.parse_memory_section(&mut section, reader)?;
        merged.section(&section);
    }
    if let Some(reader) = first.globals.clone() {
        let mut section = GlobalSection::new();
        moved.parse_global_section(&mut section, reader)?;
        merged.section(&section);
    }
    if let Some(reader) = first.exports.clone() {
        let mut section = ExportSection::new();
        moved.parse_export_section(&mut section, reader)?;
        merged.section(&section);
    }
    if let Some(function) = first.start {
        merged.section(&StartSection { function_index: moved.function_index(function)? });
    }
    Ok(())
}

/// All slots of the table. The core keeps those of its splits free; where one is merged into it, they are taken.
fn elements(modules: &[&Module], moved: &mut [Moved]) -> Result<ElementSection, Box<dyn Error>> {
    let mut section = ElementSection::new();
    let mut taken = BTreeSet::new();
    for module in modules.iter().skip(1) {
        taken.extend(module.slots()?.into_keys());
    }
    for (module, moved) in modules.iter().zip(moved) {
        for element in module.elements.clone().into_iter().flatten() {
            let element = element?;
            let is_free = matches!(element.items, ElementItems::Expressions(..));
            if !(is_free && offset(&element.kind).is_some_and(|slot| taken.contains(&slot))) {
                moved.parse_element(&mut section, element)?;
            }
        }
    }
    Ok(section)
}
