//! Any data as a page to be read: one file, no script, nothing to fetch, every text escaped. What the page shows is made from the data itself, so that
//! nothing that is in the one can be missing in the other; what is empty is left out.

use super::escaped;
use domain::time::Timestamp;
use serde_json::{Map, Value};
use std::fmt::Write;

/// From here on a number is taken for a moment, in milliseconds since 1970: nothing is counted as far as this, the year 2001.
const FIRST_MOMENT: i64 = 978_307_200_000;
/// The keys of somebody who is named: they are said in one line.
const PERSON: [&str; 3] = ["id", "name", "title"];

const STYLE: &str = "
:root{color-scheme:light dark}
body{margin:0 auto;padding:1.5rem;max-width:60rem;font:1rem/1.5 system-ui,sans-serif}
h1{font-size:1.8rem}
h2{margin-block:2.5rem .5rem;padding-block-end:.3rem;border-block-end:1px solid;font-size:1.3rem}
dl{margin:0}
dt{margin-block-start:.5rem;font-weight:600}
dd{margin:0 0 0 1.2rem}
ol{margin:0;padding-inline-start:1.6rem}
li{margin-block:.4rem}
p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
";

/// A page of data; each part of it has a heading.
pub(crate) fn write(title: &str, lead: &str, data: &Map<String, Value>) -> String {
    let mut out = String::new();
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>{0}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{0}</h1>\n<p>{1}</p>\n",
        escaped(title),
        escaped(lead)
    );
    for (key, value) in data.iter().filter(|(_, value)| !is_empty(value)) {
        let _ = write!(out, "<section>\n<h2>{}</h2>\n", escaped(&words(key)));
        put(&mut out, value);
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn put(out: &mut String, value: &Value) {
    match value {
        Value::Null => {}
        Value::Bool(yes) => out.push_str(if *yes { "<p>yes</p>\n" } else { "<p>no</p>\n" }),
        Value::Number(number) => {
            let moment = number.as_i64().filter(|number| *number >= FIRST_MOMENT);
            let _ = writeln!(out, "<p>{}</p>", moment.map_or_else(|| number.to_string(), when));
        }
        Value::String(text) => {
            let _ = writeln!(out, "<p dir=\"auto\">{}</p>", escaped(text));
        }
        Value::Array(all) => {
            out.push_str("<ol>\n");
            for one in all.iter().filter(|one| !is_empty(one)) {
                out.push_str("<li>");
                put(out, one);
                out.push_str("</li>\n");
            }
            out.push_str("</ol>\n");
        }
        Value::Object(fields) => {
            if let Some(person) = person(fields) {
                let _ = writeln!(out, "<p dir=\"auto\">{}</p>", escaped(&person));
            } else {
                put_fields(out, fields);
            }
        }
    }
}

fn put_fields(out: &mut String, fields: &Map<String, Value>) {
    out.push_str("<dl>\n");
    for (key, value) in fields.iter().filter(|(_, value)| !is_empty(value)) {
        let _ = write!(out, "<dt>{}</dt>\n<dd>", escaped(&words(key)));
        put(out, value);
        out.push_str("</dd>\n");
    }
    out.push_str("</dl>\n");
}

fn person(fields: &Map<String, Value>) -> Option<String> {
    if fields.len() != PERSON.len() {
        return None;
    }
    let of = |key: &str| fields.get(key).and_then(Value::as_str);
    let [_, name, title] = PERSON.map(of);
    of("id").and(name.zip(title)).map(|(name, title)| if title.is_empty() { name.to_owned() } else { format!("{name}, {title}") })
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(all) => all.iter().all(is_empty),
        Value::Object(fields) => fields.values().all(is_empty),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn when(moment: i64) -> String {
    let minutes = moment.div_euclid(60_000).rem_euclid(1_440);
    format!("{}, {:02}:{:02} UTC", Timestamp(moment).date(), minutes / 60, minutes % 60)
}

/// `five_years` as `Five years`.
fn words(key: &str) -> String {
    let spaced = key.replace(['_', '-'], " ");
    let mut letters = spaced.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn data_reads_as_a_page_without_what_is_empty_and_without_markup_of_its_own() {
        let data = json!({
            "person": { "name": "<b>Zo\u{eb}</b>", "left": null, "roles": [], "since": 1_796_025_600_000_i64, "count": 3, "here": true },
            "manager": { "id": "id-of-ines", "name": "Ines Bauer", "title": "Head of Data" },
            "nothing": { "at_all": [[], {}] },
            "five_years": ["one", "", "two\nlines"],
        });
        let page = write("My data", "What is kept.", data.as_object().unwrap());
        for part in [
            "<h2>Five years</h2>",
            "&lt;b&gt;Zo\u{eb}&lt;/b&gt;",
            "<dt>Since</dt>\n<dd><p>2026-11-30, 08:00 UTC</p>",
            "<p>3</p>",
            "<p>yes</p>",
            "Ines Bauer, Head of Data",
            "two\nlines",
        ] {
            assert!(page.contains(part), "{part} is not in\n{page}");
        }
        for part in ["Nothing", "Left", "Roles", "<b>", "id-of-ines"] {
            assert!(!page.contains(part), "{part} is in\n{page}");
        }
    }
}
