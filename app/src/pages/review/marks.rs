//! A line in runs: what is new, what is gone, and which words are under discussion.

use domain::diff::{LineChange, Piece};
use std::ops::Range;

/// How a run compares to the version before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// In both.
    Same,
    /// Only here.
    Added,
    /// Only in the version before.
    Removed,
}

/// A stretch of words that look alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// How it compares.
    pub kind: Kind,
    /// The words.
    pub text: String,
    /// Whether a change is asked for.
    pub discussed: bool,
}

/// The runs of a line; `quotes` are the words that change requests are about.
pub fn runs(text: &str, change: &LineChange, quotes: &[String]) -> Vec<Run> {
    let found = |quote: &String| text.find(quote.as_str()).map(|from| from..from + quote.len());
    let discussed: Vec<Range<usize>> = quotes.iter().filter(|quote| !quote.is_empty()).filter_map(found).collect();
    let mut runs = Vec::new();
    let mut at = 0;
    for (kind, words) in stretches(text, change) {
        if kind == Kind::Removed {
            runs.push(Run { kind, text: words.to_owned(), discussed: false });
        } else {
            cut(kind, words, at, &discussed, &mut runs);
            at += words.len();
        }
    }
    runs
}

fn stretches<'a>(text: &'a str, change: &'a LineChange) -> Vec<(Kind, &'a str)> {
    match change {
        LineChange::Same | LineChange::Moved => vec![(Kind::Same, text)],
        LineChange::Added => vec![(Kind::Added, text)],
        LineChange::Removed => vec![(Kind::Removed, text)],
        LineChange::Changed { pieces } => pieces
            .iter()
            .map(|piece| match piece {
                Piece::Same(words) => (Kind::Same, words.as_str()),
                Piece::Added(words) => (Kind::Added, words.as_str()),
                Piece::Removed(words) => (Kind::Removed, words.as_str()),
            })
            .collect(),
    }
}

/// Cuts words that begin at `at` of the line wherever a discussion begins or ends.
fn cut(kind: Kind, words: &str, at: usize, discussed: &[Range<usize>], runs: &mut Vec<Run>) {
    let end = at + words.len();
    let mut edges: Vec<usize> =
        discussed.iter().flat_map(|range| [range.start, range.end]).filter(|e| (at..end).contains(e)).collect();
    edges.extend([at, end]);
    edges.sort_unstable();
    edges.dedup();
    for pair in edges.windows(2) {
        let &[from, to] = pair else { continue };
        let discussed = discussed.iter().any(|range| range.start <= from && to <= range.end);
        if let Some(text) = words.get(from - at..to - at) {
            runs.push(Run { kind, text: text.to_owned(), discussed });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(runs: &[Run]) -> Vec<(Kind, &str, bool)> {
        runs.iter().map(|run| (run.kind, run.text.as_str(), run.discussed)).collect()
    }

    #[test]
    fn only_the_words_that_were_chosen_are_under_discussion() {
        let found = runs("Answers for a domain, and for its people", &LineChange::Same, &["a domain".to_owned()]);
        let expected =
            [(Kind::Same, "Answers for ", false), (Kind::Same, "a domain", true), (Kind::Same, ", and for its people", false)];
        assert_eq!(told(&found), expected);
        assert_eq!(told(&runs("Words", &LineChange::Same, &[])), [(Kind::Same, "Words", false)]);
        assert_eq!(told(&runs("Words", &LineChange::Same, &["Words".to_owned()])), [(Kind::Same, "Words", true)]);
    }

    #[test]
    fn a_discussion_runs_over_what_changed_and_around_what_is_gone() {
        let pieces = vec![
            Piece::Same("of ".to_owned()),
            Piece::Removed("a".to_owned()),
            Piece::Added("the order".to_owned()),
            Piece::Same(" domain".to_owned()),
        ];
        let found =
            runs("of the order domain", &LineChange::Changed { pieces }, &["order domain".to_owned(), "absent".to_owned()]);
        let expected = [
            (Kind::Same, "of ", false),
            (Kind::Removed, "a", false),
            (Kind::Added, "the ", false),
            (Kind::Added, "order", true),
            (Kind::Same, " domain", true),
        ];
        assert_eq!(told(&found), expected);
    }
}
