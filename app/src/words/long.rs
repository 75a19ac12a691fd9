//! What does not fit into a field.

pub const TITLE: &str = "This is too long for the field";
pub const REST: &str = "What did not fit";
/// How much fits.
pub fn more(most: usize) -> String {
    format!("It holds {} characters. What did not fit is here, so that you can put it elsewhere:", thousands(most))
}

/// `100,000`.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn large_numbers_are_said_in_groups() {
        assert_eq!([thousands(0), thousands(120), thousands(8_000), thousands(100_000)], ["0", "120", "8,000", "100,000"]);
    }
}
