//! Who is here.

pub fn here(name: &str) -> String {
    format!("{name} is here")
}
pub fn left(name: &str) -> String {
    format!("{name} has left")
}
pub fn typing(name: &str) -> String {
    format!("{name} is writing…")
}
