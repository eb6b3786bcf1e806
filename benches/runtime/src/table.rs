//! Times into tables of Markdown.

use crate::contestant::{Entry, Role, Workload};
use crate::timing::Times;
use bindery_benches::measure::Samples;

/// At most the best peer's time.
const PEERS: f64 = 1.00;

/// What Bindery may add to code by hand on the same driver.
const BY_HAND: f64 = 1.02;

/// How far from the floor, and from how many rows on.
const FLOOR: (f64, usize) = (1.3, 100);

/// The same where rows are lent.
const BORROWED: (f64, usize) = (1.15, 10_000);

/// The tables of times and of ratios.
pub(crate) fn times(measured: &[Times], entries: &[Entry], rounds: usize, machine: &str) -> String {
    let mut text = heading(entries.iter().map(|entry| entry.name));
    for times in measured {
        text += &line(times, entries);
    }
    text += &format!(
        "\nTime of a call: the fastest of each turn, and of {rounds} turns the median, all contestants taking \
         turns; {machine}.\n\n"
    );
    text += &ratios(measured, entries);
    text += "\nMedian of the turns' ratios, with its 95 % interval; \"missed\" where all of the interval is \
             above the target.\n";
    text
}

/// The first lines of a table whose first column has no name.
pub(crate) fn heading<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    let rule = "---|".repeat(names.len() + 1);
    format!("| | {} |\n|{rule}\n", names.join(" | "))
}

/// The times of a cell.
pub(crate) fn line(times: &Times, entries: &[Entry]) -> String {
    let mut cells = vec![times.cell.title()];
    cells.extend((0..entries.len()).map(|it| duration(times.samples(it).median())));
    format!("| {} |\n", cells.join(" | "))
}

fn duration(seconds: Option<f64>) -> String {
    match seconds {
        None => "–".to_owned(),
        Some(seconds) if seconds < 0.001 => format!("{:.0} µs", seconds * 1e6),
        Some(seconds) => format!("{:.2} ms", seconds * 1e3),
    }
}

/// Bindery beside the best peer, the code by hand, and the floor.
fn ratios(measured: &[Times], entries: &[Entry]) -> String {
    let flavours: Vec<(usize, &'static str)> = entries
        .iter()
        .enumerate()
        .filter_map(|(place, entry)| match entry.role {
            Role::Bindery(Some(by_hand)) => Some((place, by_hand)),
            _ => None,
        })
        .collect();
    let names: Vec<String> = flavours
        .iter()
        .flat_map(|(place, by_hand)| {
            let name = entries[*place].name;
            [
                format!("{name} : best peer (≤ {PEERS:.2})"),
                format!("{name} : {by_hand} by hand (≤ {BY_HAND})"),
                format!("{name} : floor (≤ {})", FLOOR.0),
            ]
        })
        .collect();
    let role = |role| entries.iter().position(|it| it.role == role);
    let floor = role(Role::Floor);
    let borrowed = role(Role::Borrowed);
    let lent = borrowed.map(|place| format!("{} : floor (≤ {})", entries[place].name, BORROWED.0));
    let names = names.iter().chain(&lent);
    let mut text = heading(names.map(String::as_str));
    let to_floor = |times: &Times, place: usize, (most, size): (f64, usize)| match floor {
        Some(floor) => {
            let target = (times.cell.size >= size).then_some(most);
            ratio(&times.ratios(place, floor), target)
        }
        None => "–".to_owned(),
    };
    for times in measured {
        let mut cells = vec![times.cell.title()];
        for (bindery, by_hand) in &flavours {
            let is_by_hand = |entry: &Entry| entry.name == *by_hand;
            cells.push(match best_peer(times, entries) {
                Some(peer) => {
                    let ratio = ratio(&times.ratios(*bindery, peer), Some(PEERS));
                    format!("{} {ratio}", entries[peer].name)
                }
                None => "–".to_owned(),
            });
            cells.push(match entries.iter().position(is_by_hand) {
                Some(peer) => ratio(&times.ratios(*bindery, peer), Some(BY_HAND)),
                None => "–".to_owned(),
            });
            cells.push(to_floor(times, *bindery, FLOOR));
        }
        let lends = matches!(times.cell.workload, Workload::All | Workload::Join);
        cells.extend(borrowed.map(|place| match lends {
            true => to_floor(times, place, BORROWED),
            false => "–".to_owned(),
        }));
        text += &format!("| {} |\n", cells.join(" | "));
    }
    text
}

/// The peer whose median is the least.
fn best_peer(times: &Times, entries: &[Entry]) -> Option<usize> {
    let peers = (0..entries.len()).filter(|place| entries[*place].role == Role::Peer);
    peers
        .filter_map(|place| Some((place, times.samples(place).median()?)))
        .min_by(|(_, this), (_, that)| this.total_cmp(that))
        .map(|(place, _)| place)
}

fn ratio(ratios: &Samples, target: Option<f64>) -> String {
    let (Some(median), Some((low, high))) = (ratios.median(), ratios.interval()) else {
        return "–".to_owned();
    };
    let missed = match target {
        Some(target) if low > target => ", missed",
        _ => "",
    };
    format!("{median:.2} ({low:.2}–{high:.2}){missed}")
}
