//! What must never come in, hang or cost much.

use crate::framework::full;
use crate::one;
use exchange::limits::{MAX_FILES, MAX_UPLOAD};
use exchange::{File, Mapping, Output, Why, read, write};
use proptest::prelude::*;
use std::io::{Cursor, Write};
use std::sync::LazyLock;
use zip::write::SimpleFileOptions;

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn book(sheet: &str, strings: &str) -> Vec<u8> {
    let workbook = r#"<workbook xmlns:r="r"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let rels = r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>"#;
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", rels.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn why(name: &str, bytes: impl Into<Vec<u8>>) -> Why {
    one(name, bytes).unwrap_err().why
}

#[test]
fn uploads_have_a_size() {
    assert!(matches!(why("x.csv", vec![b'a'; MAX_UPLOAD + 1]), Why::TooMuch { what: "the upload", .. }));
    assert!(matches!(why("x.csv", vec![b'a'; MAX_UPLOAD]), Why::TooMuch { what: "the file", .. }));
    let many: Vec<File> = (0..=MAX_FILES).map(|n| File::new(&format!("{n}.csv"), "a,b\n")).collect();
    assert!(matches!(read(&many, &Mapping::default()).unwrap_err().why, Why::TooMuch { what: "the upload", .. }));
}

#[test]
fn bombs_are_not_unpacked() {
    let bomb = archive(&[("a.csv", &vec![b'a'; 30_000_000])]);
    assert!(bomb.len() < 100_000);
    assert!(matches!(why("a.zip", bomb), Why::Unsafe(_)));
    let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", " ".repeat(30_000_000));
    assert!(matches!(why("a.xlsx", book(&sheet, "<sst/>")), Why::Unsafe(_)));
    // Many entries that are harmless each.
    let part = vec![b' '; 900_000];
    let names: Vec<String> = (0..100).map(|n| format!("{n}.csv")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), part.as_slice())).collect();
    assert!(matches!(why("a.zip", archive(&entries)), Why::TooMuch { what: "the unpacked archive", .. }));
    let names: Vec<String> = (0..2_100).map(|n| format!("{n}.csv")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
    assert!(matches!(why("a.zip", archive(&entries)), Why::TooMuch { .. }));
}

#[test]
fn names_of_files_are_only_ever_names() {
    let grid = b"Title,Level 1: A\nCraft,Knows\n".as_slice();
    let zip = archive(&[
        ("../../etc/passwd.csv", grid),
        ("C:\\evil\\b.csv", grid),
        ("/root/c.csv", grid),
        ("inner.zip", &archive(&[("d.csv", grid)])),
    ]);
    let draft = one("a.zip", zip).unwrap();
    let names: Vec<&str> = draft.mapping.tables.iter().map(|table| table.table.as_str()).collect();
    assert_eq!(names, ["etc/passwd.csv", "evil/b.csv", "root/c.csv"]);
    assert_eq!(draft.notes.iter().filter(|note| note.text.contains("points outside")).count(), 3);
    assert!(draft.notes.iter().any(|note| note.text.contains("archive inside")));
    assert_eq!(File::new("a\0b\u{202e}/../x\n.csv", "").name, "ab/x.csv");
}

#[test]
fn links_in_archives_are_left_out() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.add_symlink("link.csv", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    zip.start_file("a.csv", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"Title,Level 1: A\nCraft,Knows\n").unwrap();
    let draft = one("a.zip", zip.finish().unwrap().into_inner()).unwrap();
    assert_eq!(draft.found.files, 1);
    assert!(draft.notes.iter().any(|note| note.text.contains("link to somewhere")));
}

#[test]
fn entities_and_document_types_are_refused() {
    let strings = r#"<!DOCTYPE sst [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>"#;
    assert!(matches!(why("a.xlsx", book("<worksheet/>", strings)), Why::Unsafe(_)));
    assert!(matches!(why("a.xlsx", book("<worksheet/>", "<sst><si><t>&b;</t></si></sst>")), Why::Unsafe(_)));
    let yaml = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
    assert!(matches!(why("a.yml", yaml), Why::Unsafe(_)));
}

#[test]
fn nesting_ends() {
    for (name, text) in [
        ("a.json", "[".repeat(100_000)),
        ("a.yml", "[".repeat(100_000)),
        ("a.yml", (0..200).map(|n| format!("{}a:\n", " ".repeat(n))).collect::<Vec<_>>().concat()),
        ("a.json", format!("[{}1]", "1,".repeat(600_000))),
    ] {
        let why = why(name, text);
        assert!(matches!(why, Why::TooMuch { .. }), "{name}: {why}");
    }
    let deep = format!("<worksheet>{}", "<a>".repeat(10_000));
    assert!(matches!(why("a.xlsx", book(&deep, "<sst/>")), Why::TooMuch { .. }));
    let lists = (0..300).map(|n| format!("{}- x\n", "  ".repeat(n))).collect::<Vec<_>>().concat();
    let _ = one("a.md", format!("# A\n{lists}{}", ">".repeat(50_000)));
    let _ = one("a.html", format!("<table><tr><td>{}", "<div><table>".repeat(20_000)));
}

#[test]
fn far_cells_cost_nothing() {
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>"#;
    assert!(matches!(why("a.xlsx", book(sheet, "<sst/>")), Why::TooMuch { .. }));
    let spans = "<table><tr><td colspan=999999999 rowspan=999999999>a<td>b<tr><td>c</table>";
    let _ = one("a.html", spans);
    // One text that very many cells refer to.
    let strings = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(100_000));
    let cells = (1..2_000).map(|n| format!(r#"<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>"#)).collect::<Vec<_>>().concat();
    assert!(matches!(
        why("a.xlsx", book(&format!("<worksheet><sheetData>{cells}</sheetData></worksheet>"), &strings)),
        Why::TooMuch { .. }
    ));
}

#[test]
fn formulas_show_what_they_last_showed() {
    let cell = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let sheet = format!(
        r#"<worksheet><sheetData><row r="1">{}{}</row><row r="2">{}<c r="B2" t="str"><f>WEBSERVICE("http://example.org")</f><v>Knows</v></c></row></sheetData></worksheet>"#,
        cell("A1", "Title"),
        cell("B1", "Level 1: A"),
        cell("A2", "Craft")
    );
    let draft = one("a.xlsx", book(&sheet, "<sst/>")).unwrap();
    assert_eq!(draft.framework.cells[0].expectations, ["Knows"]);
    let note = draft.notes.iter().find(|note| note.text.contains("formulas")).unwrap();
    assert_eq!(note.place.sheet.as_deref(), Some("One"));
}

#[test]
fn too_many_of_anything_is_said() {
    let wide: String =
        "Title".to_owned() + &(0..300).map(|n| format!(",Level 1: R{n}")).collect::<Vec<_>>().concat() + "\nCraft,x\n";
    assert!(matches!(why("a.csv", wide), Why::TooMuch { .. }));
    let roles = (0..2_100).map(|n| format!("F,L,Role {n},C,E\n")).collect::<Vec<_>>().concat();
    assert!(matches!(
        why("a.csv", format!("Family,Level,Role,Competency,Expectation\n{roles}")),
        Why::TooMuch { what: "the number of roles", .. }
    ));
    let levels = (0..300).map(|n| format!("F,L{n}x,R,C,E\n")).collect::<Vec<_>>().concat();
    assert!(matches!(
        why("a.csv", format!("Family,Level,Role,Competency,Expectation\n{levels}")),
        Why::TooMuch { what: "the number of levels", .. }
    ));
}

#[test]
fn our_own_form_is_checked_too() {
    let json = |framework: &domain::framework::Framework| write(framework, Output::Json).unwrap().bytes;
    let mut circle = full();
    circle.cells[0].inherits = Some(circle.roles[3].id.clone());
    assert!(matches!(why("a.json", json(&circle)), Why::Unsound(_)));
    let mut dangling = full();
    dangling.roles.remove(0);
    assert!(matches!(why("a.json", json(&dangling)), Why::Unsound(_)));
    let mut twice = full();
    twice.roles.push(twice.roles[0].clone());
    assert!(matches!(why("a.json", json(&twice)), Why::Unsound(_)));
    let newer = r#"{"format": "waymark-framework", "format_version": 99, "framework": {}}"#;
    assert!(matches!(why("a.json", newer), Why::Syntax(_)));
}

/// Something of every format to begin with.
static SEEDS: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| {
    let framework = full();
    let of = |output| write(&framework, output).unwrap().bytes;
    vec![
        ("a.json", of(Output::Json)),
        ("a.yml", of(Output::Yaml)),
        ("a.csv", of(Output::Csv)),
        ("a.md", of(Output::Markdown)),
        ("a.xlsx", of(Output::Xlsx)),
        ("a.zip", of(Output::Tables)),
        ("a.html", of(Output::Poster(exchange::Paper::A3))),
        ("b.yml", b"name: A\nlevels:\n  - id: one\n    name: One (X)\nthemes:\n  - id: t\n    name: T\ncompetencies:\n  - id: c\n    level: one\n    theme: t\n    summary: |\n      Knows\n".to_vec()),
        ("b.md", b"---\ntitle: A\ntopics:\n  - name: craft\n    content:\n      - level: 1\n        criteria:\n          - Knows\n---\n## Level 1\n### Craft\n- x\n".to_vec()),
        ("b.csv", b"Title,Level 1: A,Level 2A: (X Track) B\nSalary range,\"1-2 EUR\",x\nCraft,Knows,\"From left and:\n- More\"\n".to_vec()),
    ]
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn noise_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..400), text in "[-\\[\\]{}:,|#\"'&*!%@<>/a-c \n\t0-9]{0,200}") {
        for name in ["a.json", "a.yml", "a.csv", "a.md", "a.html", "a", "a.xlsx"] {
            let _ = one(name, bytes.clone());
            let _ = one(name, text.clone());
        }
    }

    #[test]
    fn damage_never_panics(which in 0_usize..10, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..3), 1..12)) {
        let (name, mut bytes) = SEEDS[which % SEEDS.len()].clone();
        for (at, byte, how) in changes {
            let at = at.index(bytes.len().max(1));
            match how {
                0 if at < bytes.len() => bytes[at] = byte,
                1 if at < bytes.len() => { bytes.remove(at); }
                _ => bytes.insert(at.min(bytes.len()), byte),
            }
        }
        if let Ok(draft) = one(name, bytes) {
            prop_assert!(draft.framework.validate().is_ok());
        }
    }
}
