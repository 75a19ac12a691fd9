//! Formats, encodings, places and repairs.

use crate::one;
use exchange::{File, Format, Repair, Why, detect, repair};

const TEXT: &str = "Title,Level 1: Führer\nRede,Spricht über Wege\n";

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let mut bytes = if big { vec![0xfe, 0xff] } else { vec![0xff, 0xfe] };
    for unit in text.encode_utf16() {
        bytes.extend(if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
    }
    bytes
}

#[test]
fn encodings_are_told_apart() {
    let windows: Vec<u8> = TEXT.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let with_mark = [&[0xef, 0xbb, 0xbf], TEXT.as_bytes()].concat();
    let sure: [Vec<u8>; 4] = [TEXT.into(), with_mark, utf16(TEXT, true), utf16(TEXT, false)];
    for bytes in sure {
        let draft = one("x.csv", bytes).unwrap();
        assert_eq!(draft.framework.roles[0].title, "Führer");
        assert!(draft.notes.iter().all(|note| !note.text.contains("Windows")));
    }
    let draft = one("x.csv", windows).unwrap();
    assert_eq!(draft.framework.roles[0].title, "Führer");
    let note = draft.notes.iter().find(|note| note.text.contains("Windows-1252")).unwrap();
    assert_eq!(note.place.line, Some(1));
    let refusal = one("x.csv", [TEXT.as_bytes(), &[0x81, 0xfe, 0xff]].concat()).unwrap_err();
    assert!(matches!(refusal.why, Why::Encoding(_)), "{refusal}");
    assert_eq!(refusal.place.line, Some(3));
}

#[test]
fn formats_are_told_by_content_and_name() {
    let cases = [
        ("a.csv", "<table><tr><td>x</table>", Ok(Format::Html)),
        ("track", "# Title\n\n## Responsibilities\n", Ok(Format::Markdown)),
        ("x", "{\"a\": 1}", Ok(Format::Json)),
        ("x", "name: A\nlevels: []\n", Ok(Format::Yaml)),
        ("x", "a,b\n1,2\n", Ok(Format::Csv)),
        ("x.xlsx", "not one", Err(Why::Format("no workbook, whatever its name says"))),
        ("x.pdf", "%PDF-1.7", Err(Why::Format("a PDF"))),
        ("x.csv", "", Err(Why::Empty)),
    ];
    for (name, text, expected) in cases {
        assert_eq!(detect(&File::new(name, text)), expected, "{name} {text}");
    }
}

#[test]
fn a_tab_is_refused_at_its_line_and_repaired() {
    let text =
        "name: A\nlevels:\n  - id: one\n    name: One\nthemes:\n  -\tid: craft\n    name: Craft\ncompetencies:\n\t- id: x\n";
    let refusal = one("a.yml", text).unwrap_err();
    assert_eq!(
        (refusal.place.line, &refusal.why, &refusal.repair),
        (Some(6), &Why::Tab, &Some(Repair::TabsToSpaces { line: 6 }))
    );
    assert_eq!(refusal.to_string(), "a.yml, line 6: there is a TAB where YAML wants spaces");
    let files = repair(&[File::new("a.yml", text)], &[("a.yml".to_owned(), refusal.repair.unwrap())]);
    let repaired = String::from_utf8(files[0].bytes.clone()).unwrap();
    assert!(repaired.contains("  - id: craft") && repaired.contains("  - id: x"), "{repaired}");
    assert!(exchange::read(&files, &exchange::Mapping::default()).is_ok());
}

#[test]
fn an_unquoted_colon_is_refused_and_repaired() {
    let text = "name: Care: the first\nlevels: [{id: one, name: One}]\nthemes: [{id: craft, name: Craft}]\ncompetencies: []\n";
    let refusal = one("a.yml", text).unwrap_err();
    assert_eq!((refusal.place.line, &refusal.repair), (Some(1), &Some(Repair::QuoteValue { line: 1 })), "{refusal}");
    let repaired = refusal.repair.unwrap().apply(text.as_bytes());
    assert_eq!(one("a.yml", repaired).unwrap().framework.families[0].name, "Care: the first");
}

#[test]
fn control_characters_are_refused_and_taken_out() {
    let refusal = one("a.csv", "Title,Level 1: A\nCra\0ft,Knows\n").unwrap_err();
    assert_eq!(refusal.repair, Some(Repair::DropControls { line: 2 }));
    let repaired = refusal.repair.unwrap().apply(b"Title,Level 1: A\nCra\0ft,Knows\n");
    assert_eq!(one("a.csv", repaired).unwrap().framework.competencies[0].name, "Craft");
}

#[test]
fn places_are_exact() {
    let cases = [
        ("a.json", "{\n\"a\": [1,\n}", 3),
        ("a.yml", "a: 1\nb: 2\na: 3\n", 3),
        ("a.yml", "a: &x 1\nb: *x\n", 1),
        ("a.yml", "a: 1\n---\nb: 1\n", 2),
        ("a.csv", "Title,Level 1\nCraft,\"Knows\nand never ends\n", 2),
        ("a.md", "---\ntitle: x\ntopics:\n  -\tname: y\n---\n", 4),
    ];
    for (name, text, line) in cases {
        let refusal = one(name, text).unwrap_err();
        assert_eq!(refusal.place.line, Some(line), "{name} {text}: {refusal}");
    }
}

#[test]
fn other_files_of_a_folder_are_left_out_with_a_note() {
    let files = [File::new("a.csv", TEXT), File::new("logo.png", [0x89, b'P', b'N', b'G', 0]), File::new("LICENSE", "All yours")];
    let draft = exchange::read(&files, &exchange::Mapping::default()).unwrap();
    assert_eq!((draft.found.files, draft.refused.len()), (1, 0));
    assert_eq!(draft.notes.iter().filter(|note| note.text.starts_with("Left out")).count(), 2);
}

#[test]
fn notes_name_the_line_that_an_editor_shows() {
    for end in ["\n", "\r\n"] {
        let text =
            ["Title,Level 1: Helper,Level 2: Baker", "", "Speech,Speaks,Speaks well", "", "Writing,Writes,Writes well,and more"];
        let draft = one("x.csv", text.join(end).into_bytes()).unwrap();
        let note = draft.notes.iter().find(|note| note.text.contains("\u{201c}and more\u{201d} stands in no column")).unwrap();
        assert_eq!(note.place.line, Some(5), "{end:?}");
    }
}

#[test]
fn rows_that_are_as_long_as_the_headings_are_not_spoken_of() {
    for text in [
        "Title,Level 1: Helper,\nSpeech,Speaks,\n",
        "Title,Level 1: Helper\nSpeech,Speaks,,,\n",
        "Title,Level 1: Helper\nSpeech\nWriting,Writes\n",
    ] {
        let draft = one("x.csv", text.as_bytes().to_vec()).unwrap();
        assert!(draft.notes.iter().all(|note| !note.text.contains("longer than the headings")), "{text}: {:?}", draft.notes);
    }
}
