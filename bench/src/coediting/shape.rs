//! A session of three people writing one text, made up: the shape of published recordings of such sessions (some 23,000 keystrokes in 53
//! minutes, in bursts with pauses of every length, carets that jump, some words taken back), from a seed.

use super::random::Random;
use std::time::Duration;

/// How long the session was.
pub const MINUTES: u32 = 53;
/// What each of the three did of it, in keystrokes.
const KEYSTROKES: [u32; 3] = [8_400, 7_900, 6_800];
/// Mean number of keystrokes between two pauses.
const BURST: f64 = 24.0;
/// Mean time between two keystrokes of a burst, in milliseconds.
const KEY: f64 = 170.0;
/// Of a hundred bursts, as many take something back.
const ERASING: u32 = 14;

/// What one keystroke does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// A character at the caret.
    Type(char),
    /// The character before the caret goes.
    Erase,
}

/// One keystroke.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// When, since the beginning.
    pub at: Duration,
    /// Where the caret is put before it, in thousandths of the text; none where it stays.
    pub jump: Option<u32>,
    /// What.
    pub stroke: Stroke,
}

/// What each of the three does, in order.
pub fn session() -> Vec<Vec<Step>> {
    KEYSTROKES.into_iter().zip(1..).map(|(count, seed)| one(count, &mut Random::new(seed))).collect()
}

fn one(count: u32, random: &mut Random) -> Vec<Step> {
    // Times of keys and of pauses apart: the pauses are stretched so that the whole is as long as it should be.
    let (mut steps, mut typing, mut pauses) = (Vec::new(), 0.0, 0.0);
    let mut left = 0_u32;
    let (mut erasing, mut jump) = (false, None);
    for _ in 0..count {
        let mut pause = 0.0;
        if left == 0 {
            left = 1 + whole(-BURST * random.share().ln());
            // Most pauses are short, a few are long.
            pause = random.share().powf(-0.7);
            erasing = random.below(100) < ERASING;
            jump = match random.below(10) {
                0..=4 => None,
                5..=7 => Some(1_000),
                _ => Some(random.below(1_000)),
            };
        }
        left -= 1;
        typing += KEY * (0.4 + 1.2 * random.share());
        pauses += pause;
        let letter = if random.below(6) == 0 { ' ' } else { char::from(b'a' + u8::try_from(random.below(26)).unwrap_or(0)) };
        let stroke = if erasing { Stroke::Erase } else { Stroke::Type(letter) };
        steps.push((typing, pauses, jump.take(), stroke));
    }
    let whole = f64::from(MINUTES) * 60_000.0;
    let stretch = (whole - typing) / pauses;
    let at = |typing: f64, pauses: f64| Duration::from_secs_f64((typing + stretch * pauses) / 1_000.0);
    steps.into_iter().map(|(typing, pauses, jump, stroke)| Step { at: at(typing, pauses), jump, stroke }).collect()
}

/// Rounded down; bursts are short.
fn whole(value: f64) -> u32 {
    (0..10_000).take_while(|number| f64::from(number + 1) <= value).map(|number| number + 1).last().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_session_has_the_shape() {
        let session = session();
        assert_eq!(session.iter().map(Vec::len).sum::<usize>(), 23_100);
        for steps in &session {
            assert!(steps.is_sorted_by_key(|step| step.at));
            let end = steps.last().unwrap().at;
            assert!(end.abs_diff(Duration::from_mins(53)) < Duration::from_secs(1), "{end:?}");
            let erased = steps.iter().filter(|step| step.stroke == Stroke::Erase).count();
            assert!(erased * 100 / steps.len() > 5 && erased * 100 / steps.len() < 30);
        }
    }
}
