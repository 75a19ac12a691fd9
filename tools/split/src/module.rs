//! A module as the splitter wrote it, taken apart as far as merging needs it.

use std::collections::BTreeMap;
use std::ops::Range;
use wasmparser::{
    BinaryReaderError, CustomSectionReader, Data, DataKind, ElementItems, ElementKind, ElementSectionReader, ExportSectionReader,
    FunctionBody, GlobalSectionReader, Import, Imports, MemorySectionReader, Operator, Parser, Payload, TableSectionReader,
    TypeRef,
};

/// The parts of a module. Functions call those of other modules through shims: functions that call a fixed slot of the shared table.
#[derive(Default)]
pub struct Module<'a> {
    /// The types as they stand; all modules of one program have the same.
    pub types: &'a [u8],
    pub imports: Vec<Import<'a>>,
    /// The type of each function that it defines.
    pub functions: Vec<u32>,
    pub tables: Option<TableSectionReader<'a>>,
    pub memories: Option<MemorySectionReader<'a>>,
    pub globals: Option<GlobalSectionReader<'a>>,
    pub exports: Option<ExportSectionReader<'a>>,
    pub start: Option<u32>,
    pub elements: Option<ElementSectionReader<'a>>,
    pub bodies: Vec<FunctionBody<'a>>,
    pub data: Vec<Data<'a>>,
    pub customs: Vec<CustomSectionReader<'a>>,
}

impl<'a> Module<'a> {
    /// Takes a module apart.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, BinaryReaderError> {
        let mut module = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::TypeSection(types) => module.types = bytes_of(bytes, types.range()),
                Payload::ImportSection(imports) => {
                    for import in imports {
                        if let Imports::Single(_, import) = import? {
                            module.imports.push(import);
                        }
                    }
                }
                Payload::FunctionSection(functions) => module.functions = functions.into_iter().collect::<Result<_, _>>()?,
                Payload::TableSection(tables) => module.tables = Some(tables),
                Payload::MemorySection(memories) => module.memories = Some(memories),
                Payload::GlobalSection(globals) => module.globals = Some(globals),
                Payload::ExportSection(exports) => module.exports = Some(exports),
                Payload::StartSection { func, .. } => module.start = Some(func),
                Payload::ElementSection(elements) => module.elements = Some(elements),
                Payload::CodeSectionEntry(body) => module.bodies.push(body),
                Payload::DataSection(data) => module.data = data.into_iter().collect::<Result<_, _>>()?,
                Payload::CustomSection(custom) => module.customs.push(custom),
                _ => {}
            }
        }
        Ok(module)
    }

    /// How many functions it imports: their indices come first.
    pub fn imported_functions(&self) -> u32 {
        count(self.imports.iter().filter(|import| matches!(import.ty, TypeRef::Func(_) | TypeRef::FuncExact(_))).count())
    }

    /// The functions that it puts into the shared table, by their slot.
    pub fn slots(&self) -> Result<BTreeMap<u32, u32>, BinaryReaderError> {
        let mut slots = BTreeMap::new();
        for element in self.elements.clone().into_iter().flatten() {
            let element = element?;
            if let (Some(first), ElementItems::Functions(functions)) = (offset(&element.kind), element.items) {
                for (slot, function) in (first..).zip(functions) {
                    slots.insert(slot, function?);
                }
            }
        }
        Ok(slots)
    }

    /// The functions that only call a slot of the table, with the slot.
    pub fn shims(&self) -> Result<BTreeMap<u32, u32>, BinaryReaderError> {
        let mut shims = BTreeMap::new();
        for (function, body) in (self.imported_functions()..).zip(&self.bodies) {
            if let Some(slot) = shim(body)? {
                shims.insert(function, slot);
            }
        }
        Ok(shims)
    }

    /// The bytes of its code and data.
    pub fn weight(&self) -> u64 {
        let code: u64 = self.bodies.iter().map(FunctionBody::range).map(|range| range.end - range.start).sum();
        code + self.data.iter().map(|data| data.data.len() as u64).sum::<u64>()
    }
}

/// The first slot of an active segment of the table.
pub fn offset(kind: &ElementKind) -> Option<u32> {
    let ElementKind::Active { offset_expr, .. } = kind else { return None };
    match offset_expr.get_operators_reader().read() {
        Ok(Operator::I32Const { value }) => u32::try_from(value).ok(),
        _ => None,
    }
}

/// Whether data is put somewhere when the module starts, and is any.
pub fn is_placed(data: &Data) -> bool {
    matches!(data.kind, DataKind::Active { .. }) && !data.data.is_empty()
}

fn bytes_of(bytes: &[u8], range: Range<u64>) -> &[u8] {
    let at = |place: u64| usize::try_from(place).unwrap_or(usize::MAX);
    bytes.get(at(range.start)..at(range.end)).unwrap_or_default()
}

/// A length as an index.
pub fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// All arguments, the slot, the call, and nothing else.
fn shim(body: &FunctionBody) -> Result<Option<u32>, BinaryReaderError> {
    let mut operators = body.get_operators_reader()?;
    let mut arguments = 0;
    loop {
        match operators.read()? {
            Operator::LocalGet { local_index } if local_index == arguments => arguments += 1,
            Operator::I32Const { value } => {
                let called = matches!(operators.read()?, Operator::CallIndirect { table_index: 0, .. });
                let ended = called && matches!(operators.read()?, Operator::End) && operators.eof();
                return Ok(u32::try_from(value).ok().filter(|_| ended));
            }
            _ => return Ok(None),
        }
    }
}
