//! Percentiles of measured times.

use std::time::Duration;

/// Measured times.
#[derive(Default)]
pub struct Figures(Vec<Duration>);

impl Figures {
    /// One more.
    pub fn add(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// All of another.
    pub fn take(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// A line like `p50 0.41  p95 0.66  p99 1.20  max 4.00 ms (15000)`.
    pub fn line(&mut self) -> String {
        self.0.sort_unstable();
        let at = |percent: usize| {
            let index = (self.0.len().saturating_sub(1) * percent) / 100;
            self.0.get(index).map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
        };
        let (p50, p95, p99, max) = (at(50), at(95), at(99), at(100));
        format!("p50 {p50:.2}  p95 {p95:.2}  p99 {p99:.2}  max {max:.2} ms ({})", self.0.len())
    }
}

/// Bytes as megabytes with one decimal, e.g. `61.4`.
pub fn megabytes(bytes: u64) -> String {
    let tenths = bytes / 100_000;
    format!("{}.{}", tenths / 10, tenths % 10)
}
