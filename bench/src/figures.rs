//! Percentiles of measured times.

use std::time::Duration;

/// Measured times.
#[derive(Default)]
pub struct Figures {
    times: Vec<Duration>,
    is_sorted: bool,
}

impl Figures {
    /// One more.
    pub fn add(&mut self, time: Duration) {
        self.times.push(time);
        self.is_sorted = false;
    }

    /// All of another.
    pub fn take(&mut self, other: Self) {
        self.times.extend(other.times);
        self.is_sorted = false;
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.times.len()
    }

    /// The time that so many percent did not exceed; none without times.
    pub fn at(&mut self, percent: usize) -> Option<Duration> {
        if !self.is_sorted {
            self.times.sort_unstable();
            self.is_sorted = true;
        }
        self.times.get((self.times.len().saturating_sub(1) * percent) / 100).copied()
    }

    /// A line like `p50 0.41  p95 0.66  p99 1.20  max 4.00 ms (15000)`.
    pub fn line(&mut self) -> String {
        let [p50, p95, p99, max] = [50, 95, 99, 100].map(|percent| milliseconds(self.at(percent)));
        format!("p50 {p50}  p95 {p95}  p99 {p99}  max {max} ms ({})", self.len())
    }

    /// Percentiles as a cell of a table, e.g. `0.41 / 0.66 / 1.20`.
    pub fn cell<const N: usize>(&mut self, percents: [usize; N]) -> String {
        if self.times.is_empty() {
            return "–".to_owned();
        }
        percents.map(|percent| milliseconds(self.at(percent))).join(" / ")
    }
}

/// Milliseconds with as many decimals as mean something.
pub fn milliseconds(time: Option<Duration>) -> String {
    let Some(time) = time else { return "–".to_owned() };
    let value = time.as_secs_f64() * 1000.0;
    if value < 10.0 {
        format!("{value:.2}")
    } else if value < 100.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.0}")
    }
}

/// Bytes as megabytes with one decimal, e.g. `61.4`.
pub fn megabytes(bytes: u64) -> String {
    let tenths = bytes / 100_000;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Bytes for each of `count`, in kilobytes with one decimal.
pub fn kilobytes_each(bytes: u64, count: usize) -> String {
    let each = bytes / (count as u64).max(1);
    format!("{}.{}", each / 1000, (each % 1000) / 100)
}
