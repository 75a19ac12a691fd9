//! A poster: the whole framework on sheets to be printed and hung up. One file, no script, nothing to fetch, every text escaped.

use super::escaped;
use crate::table::write::{Words, pay, roles_of};
use domain::framework::{Cell, EdgeKind, Family, Framework, FrameworkRole, Visibility};
use domain::ids::RoleId;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// The paper of a poster, in landscape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 841 by 594 mm.
    A1,
    /// 420 by 297 mm.
    #[default]
    A3,
}

const STYLE: &str = "
:root{--ink:#1c2430;--soft:#5b6675;--line:#cfd6df;--tint:#f3f6f9}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);font:1em/1.4 system-ui,sans-serif}
main{padding:1rem}
h1{font-size:2em;margin:0 0 .4em}
h2{font-size:1.4em;margin:1.2em 0 .4em}
p{max-width:70ch;margin:.3em 0}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{border:1px solid var(--line);padding:.45em .6em;text-align:start;vertical-align:top;overflow-wrap:anywhere}
thead th{background:var(--tint)}
tbody th{width:14%}
ul{margin:0;padding-inline-start:1.1em}
.level,.from{color:var(--soft);font-size:.9em}
section{break-inside:avoid-page}
thead{display:table-header-group}
tr{break-inside:avoid}
@media print{main{padding:0}}
";

/// The framework as a page to print. Pay that is not for everybody is left out.
pub(crate) fn write(framework: &Framework, paper: Paper) -> String {
    let (size, points) = match paper {
        Paper::A1 => ("A1", 15),
        Paper::A3 => ("A3", 8),
    };
    let mut out = String::new();
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>Career framework</title>\n\
         <style>@page{{size:{size} landscape;margin:12mm}}@media print{{body{{font-size:{points}pt}}}}{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>Career framework</h1>\n"
    );
    for text in [&framework.philosophy.why, &framework.philosophy.values] {
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let _ = writeln!(out, "<p dir=\"auto\">{}</p>", escaped(line));
        }
    }
    let words = Words::of(framework);
    for family in &framework.families {
        section(framework, family, &words, &mut out);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn section(framework: &Framework, family: &Family, words: &Words<'_>, out: &mut String) {
    let roles = roles_of(framework, family);
    let _ = writeln!(
        out,
        "<section>\n<h2 dir=\"auto\">{}</h2>\n<table>\n<thead>\n<tr><th scope=\"col\">Title</th>",
        escaped(&family.name)
    );
    for role in &roles {
        let _ = write!(out, "<th scope=\"col\" dir=\"auto\">{}</th>", escaped(&role.name_with_modifier()));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    let level = |role: &FrameworkRole| {
        framework.levels.iter().find(|level| level.number == role.level).map_or(String::new(), |level| escaped(&level.name))
    };
    row(out, "Level", roles.iter().map(|role| level(role)));
    let track = |role: &FrameworkRole| {
        family
            .tracks
            .iter()
            .find(|track| Some(&track.id) == role.track.as_ref())
            .map_or(String::new(), |track| escaped(&track.name))
    };
    if roles.iter().any(|role| role.track.is_some()) {
        row(out, "Track", roles.iter().map(|role| track(role)));
    }
    if roles.iter().any(|role| !role.doing.is_empty()) {
        row(out, "Primary responsibilities", roles.iter().map(|role| list("", &role.doing)));
    }
    let open = |role: &FrameworkRole| {
        let mut role = role.clone();
        role.bands.retain(|band| band.visibility == Visibility::Everyone);
        escaped(&pay(&role)).replace('\n', "<br>")
    };
    if roles.iter().any(|role| !open(role).is_empty()) {
        row(out, "Salary range", roles.iter().map(|role| open(role)));
    }
    for competency in &framework.competencies {
        if roles.iter().all(|role| words.cell(&role.id, &competency.id).is_none_or(Cell::is_blank)) {
            continue;
        }
        let mut left = None;
        let mut cells = Vec::with_capacity(roles.len());
        for role in &roles {
            let cell = words.cell(&role.id, &competency.id).filter(|cell| !cell.is_blank());
            cells.push(
                cell.map(|cell| {
                    let text = words.text(cell, left);
                    let said = text.lines().next().filter(|_| cell.inherits.is_some()).unwrap_or_default();
                    list(said, &cell.expectations)
                })
                .unwrap_or_default(),
            );
            left = Some(&role.id);
        }
        row(out, &competency.name, cells.into_iter());
    }
    out.push_str("</tbody>\n</table>\n");
    ways(framework, &roles, out);
    out.push_str("</section>\n");
}

fn row(out: &mut String, head: &str, cells: impl Iterator<Item = String>) {
    let _ = write!(out, "<tr><th scope=\"row\" dir=\"auto\">{}</th>", escaped(head));
    for cell in cells {
        let _ = write!(out, "<td dir=\"auto\">{cell}</td>");
    }
    out.push_str("</tr>\n");
}

fn list(said: &str, lines: &[String]) -> String {
    let mut out = if said.is_empty() { String::new() } else { format!("<div class=\"from\">{}</div>", escaped(said)) };
    if !lines.is_empty() {
        out.push_str("<ul>");
        for line in lines {
            let _ = write!(out, "<li>{}</li>", escaped(line));
        }
        out.push_str("</ul>");
    }
    out
}

/// Ways with a condition and statements of equal worth: what the grid cannot show.
fn ways(framework: &Framework, roles: &[&FrameworkRole], out: &mut String) {
    let name = |id: &RoleId| roles.iter().find(|role| role.id == *id).map(|role| role.name());
    for edge in &framework.edges {
        if let (EdgeKind::Conditional { condition }, Some(from), Some(to)) = (&edge.kind, name(&edge.from), name(&edge.to)) {
            let _ = writeln!(out, "<p dir=\"auto\">{} → {}: {}</p>", escaped(&from), escaped(&to), escaped(condition));
        }
    }
    for branch in framework.branches.iter().filter(|branch| !branch.statement.trim().is_empty()) {
        let names: Vec<String> = branch.roles.iter().filter_map(name).collect();
        if names.len() > 1 {
            let _ = writeln!(out, "<p dir=\"auto\">{}: {}</p>", escaped(&names.join(" = ")), escaped(&branch.statement));
        }
    }
}
