//! How long to wait before the next attempt to connect.

/// The first wait: shorter than anybody notices.
const FIRST_MS: f64 = 100.0;
/// The longest wait: a person who looks at the chip does not think it has given up.
const LONGEST_MS: f64 = 15_000.0;

/// Milliseconds before attempt number `attempt` (from 0). `fraction` (0 up to 1) spreads the browsers out that lost the same server at the
/// same moment: each waits between half of the step and the whole.
pub(super) fn wait_ms(attempt: u32, fraction: f64) -> u32 {
    let step = (FIRST_MS * 2_f64.powi(i32::try_from(attempt.min(16)).unwrap_or(16))).min(LONGEST_MS);
    let wait = step * (0.5 + fraction.clamp(0.0, 1.0) / 2.0);
    // Within 50 and 15,000 by construction.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number of milliseconds")]
    let wait = wait as u32;
    wait
}

#[cfg(test)]
mod tests {
    use super::wait_ms;

    #[test]
    fn waits_grow_to_a_limit_and_are_spread() {
        assert_eq!(wait_ms(0, 1.0), 100);
        assert_eq!(wait_ms(0, 0.0), 50);
        assert_eq!(wait_ms(3, 1.0), 800);
        assert_eq!(wait_ms(60, 1.0), 15_000);
        assert_eq!(wait_ms(60, 0.0), 7_500);
    }
}
