//! A passage of the document.

use super::page::Page;
use crate::live::{Lines, LiveText, live_text};
use crate::words::names;
use domain::content::SectionContent;
use domain::process::Question;
use domain::room::Shape;
use domain::section::Section;
use leptos::prelude::*;

/// Where a passage stands and how it is shown.
pub struct Passage {
    /// The section.
    pub section: Section,
    /// `self`, `target` or an item.
    pub item: String,
    /// The field.
    pub field: &'static str,
    /// The visible label.
    pub label: Signal<String>,
    /// What to write, shown while it is empty.
    pub placeholder: &'static str,
    /// One line or many.
    pub lines: Lines,
}

impl Passage {
    /// A passage of several lines that belongs to the person.
    pub fn own(section: Section, field: &'static str, label: &str, placeholder: &'static str) -> Self {
        Self { section, item: "self".to_owned(), field, label: Signal::stored(label.to_owned()), placeholder, lines: Lines::Many }
    }

    /// The answer to a question, in the words of the organization where it has its own.
    pub fn answer(page: Page, question: Question, placeholder: &'static str) -> Self {
        let own = page.select(move |v| v.process.questions.get(&question).cloned());
        let label = Signal::derive(move || own.get().unwrap_or_else(|| names::question(question).to_owned()));
        Self { label, ..Self::own(question.section(), question.field(), "", placeholder) }
    }

    /// A passage of an item.
    pub fn of(section: Section, item: &str, field: &'static str, label: Signal<String>, placeholder: &'static str) -> Self {
        Self { section, item: item.to_owned(), field, label, placeholder, lines: Lines::Many }
    }

    /// On one line.
    pub fn short(self) -> Self {
        Self { lines: Lines::One, ..self }
    }

    /// Its element.
    pub fn id(&self) -> String {
        match self.item.as_str() {
            "self" => format!("{}-{}", self.section.key(), self.field),
            item => format!("{}-{item}-{}", self.section.key(), self.field),
        }
    }
}

/// The passage as a text area that both write in.
#[component]
pub fn PassageText(page: Page, passage: Passage) -> impl IntoView {
    let content = page.live().content(passage.section);
    let initial = content.with_untracked(|c| read(c, &passage.item, passage.field));
    let id = passage.id();
    let Passage { section, item, field, label, placeholder, lines } = passage;
    let field = field.to_owned();
    let part = Shape::Section(section);
    live_text(LiveText { part, item, field, label, id, initial, rows: 2, lines, placeholder: placeholder.to_owned() })
}

/// The text of one root.
pub fn read(content: &SectionContent, item: &str, field: &str) -> String {
    let found = match content {
        SectionContent::Start(s) => match field {
            "today" => Some(&s.today),
            "strengths" => Some(&s.strengths),
            "drives" => Some(&s.drives),
            _ => Some(&s.needs),
        },
        SectionContent::Objectives(o) => match field {
            "beyond" => Some(&o.beyond),
            "five-years" => Some(&o.five_years),
            "title" => Some(&o.target_title),
            "goal" => o.goals.iter().find(|g| g.id.as_str() == item).map(|g| &g.text),
            _ => o.clauses.iter().find(|c| c.id.as_str() == item).map(|c| &c.text),
        },
        SectionContent::Connection(c) => c.goals.iter().find(|(id, _)| id.as_str() == item).map(|(_, g)| &g.value),
        SectionContent::Alignment(a) => a.clauses.iter().find(|(id, _)| id.as_str() == item).map(|(_, w)| &w.feedback),
        SectionContent::Gaps(g) => match field {
            "summary" => Some(&g.summary),
            _ => g.goals.iter().find(|g| g.id.as_str() == item).map(|g| &g.text),
        },
        SectionContent::Milestones(m) => m.milestones.iter().find(|m| m.id.as_str() == item).map(|m| match field {
            "title" => &m.title,
            _ => &m.measure,
        }),
    };
    found.cloned().unwrap_or_default()
}
