//! How values are spread: a count for each step, so that two additions record one.

use super::count::Count;
use std::time::Duration;

/// What the whole numbers of a [`Spread`] stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Themselves.
    One,
    /// Microseconds, told as seconds.
    Microsecond,
}

impl Unit {
    #[expect(clippy::cast_precision_loss, reason = "figures for people: fifteen digits are enough")]
    fn told(self, value: u64) -> f64 {
        match self {
            Self::One => value as f64,
            Self::Microsecond => value as f64 / 1e6,
        }
    }
}

/// How many values were at most so large, for some steps.
#[derive(Debug)]
pub struct Spread {
    unit: Unit,
    steps: Box<[(u64, Count)]>,
    above: Count,
    sum: Count,
}

/// A spread as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// The end of each step and how many values fell into it, in ascending order; the last step has no end.
    pub steps: Vec<(f64, u64)>,
    /// All values together.
    pub sum: f64,
    /// How many values.
    pub count: u64,
}

impl Spread {
    /// `steps` in ascending order.
    pub(crate) fn new(unit: Unit, steps: &[u64]) -> Self {
        let steps = steps.iter().map(|end| (*end, Count::default())).collect();
        Self { unit, steps, above: Count::default(), sum: Count::default() }
    }

    pub(crate) fn record(&self, value: u64) {
        self.steps.iter().find(|(end, _)| value <= *end).map_or(&self.above, |(_, count)| count).add(1);
        self.sum.add(value);
    }

    pub(crate) fn record_time(&self, time: Duration) {
        self.record(u64::try_from(time.as_micros()).unwrap_or(u64::MAX));
    }

    /// The spread as it stands. The count is that of the steps, so that the two never differ.
    pub fn read(&self) -> Distribution {
        let mut steps: Vec<_> = self.steps.iter().map(|(end, count)| (self.unit.told(*end), count.get())).collect();
        steps.push((f64::INFINITY, self.above.get()));
        let count = steps.iter().map(|(_, count)| count).sum();
        Distribution { steps, sum: self.unit.told(self.sum.get()), count }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_falls_into_the_first_step_that_holds_it() {
        let spread = Spread::new(Unit::Microsecond, &[1_000, 1_000_000]);
        for time in [0, 1_000, 1_001, 5_000_000] {
            spread.record_time(Duration::from_micros(time));
        }
        let read = spread.read();
        assert_eq!(read.steps, [(0.001, 2), (1.0, 1), (f64::INFINITY, 1)]);
        assert_eq!((read.count, read.sum), (4, 5.002_001));
    }
}
