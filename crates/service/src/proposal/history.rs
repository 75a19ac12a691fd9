//! The history of a proposal: the audit log as each of the pair may read it.

use crate::event::Event;
use crate::names::Names;
use domain::assessment::Side;
use domain::ids::PersonId;
use domain::view::HistoryLine;
use store::AuditRow;

/// Most lines shown: the newest. The log keeps all.
const MAX_LINES: usize = 200;

/// What happened, newest first.
pub(super) fn lines(rows: &[AuditRow], reader: Side, names: &Names) -> Vec<HistoryLine> {
    let known = match reader {
        Side::Employee => 0,
        // Until something was shared, the proposal was the employee's alone: what happened then stays theirs.
        Side::Manager => rows.iter().position(|row| row.entry.what == Event::Shared.key()).unwrap_or(rows.len()),
    };
    let told = rows.iter().skip(known).rev().filter_map(|row| line(row, names));
    told.take(MAX_LINES).collect()
}

fn line(row: &AuditRow, names: &Names) -> Option<HistoryLine> {
    let entry = &row.entry;
    let event = Event::from_key(&entry.what).filter(|event| event.is_told())?;
    let about = match event {
        Event::ConsultationProposed
        | Event::ConsultationConsented
        | Event::ConsultationRefused
        | Event::ConsultationAnswered
        | Event::ConsultationClosed
        | Event::HandedOver
        | Event::SignatureVoid => entry.about.parse::<PersonId>().map(|person| names.of(&person).name).unwrap_or_default(),
        // The identifier of a change request says nothing to a reader.
        Event::RequestAnswered => String::new(),
        _ => entry.about.clone(),
    };
    Some(HistoryLine { at: entry.at, who: names.of(&entry.person), what: entry.what.clone(), about })
}
