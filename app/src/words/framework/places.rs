//! What places of the framework are called.

pub const SOMEWHERE: &str = "A text of the draft";
pub const PHILOSOPHY: &str = "What you believe";
pub const PROJECT: &str = "Who works on it";
pub const ROADBLOCK: &str = "A roadblock";
pub const MAP: &str = "The map";
pub const WHOLE: &str = "The framework";

/// What a role expects of a competency.
pub fn at(competency: &str, role: &str) -> String {
    format!("{competency} at {role}")
}

/// The roles of a family at a level.
pub fn rung(family: &str, level: &str) -> String {
    format!("{family}, {level}")
}

/// Which text of a thing, behind its name.
pub fn field(field: &str) -> &'static str {
    match field {
        "why" => ": why",
        "values" => ": values",
        "definition" => ": definition",
        "examples" => ": examples",
        "source-note" => ": source",
        "own" => ": what is expected",
        "meaning" => ": what it means",
        "doing" => ": doing",
        "going" => ": going to do",
        "want" => ": want to do",
        "support" => ": support",
        "reflection" => ": whom it holds back",
        "roadblock" => ": a roadblock",
        "plan" => ": how a roadblock is removed",
        "condition" => ": the condition",
        "experience" => ": experience",
        "expertise" => ": expertise",
        "merit" => ": merit",
        _ => "",
    }
}
