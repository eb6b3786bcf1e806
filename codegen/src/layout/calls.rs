//! Calls, as the last expression of a function's body or within it.

use super::{INNER_WIDTH, MAX_WIDTH, array, stacked, width};

/// What stands around a call in a function's body: nothing where it is what the function gives.
#[derive(Clone, Default)]
pub(crate) struct Frame {
    /// Before it.
    pub(crate) before: String,
    /// Behind it.
    pub(crate) after: &'static str,
}

impl Frame {
    fn width(&self) -> usize {
        4 + width(&self.before) + width(self.after)
    }
}

/// `function(client, &[…])`, with `rest` behind.
pub(crate) fn call(
    function: &str,
    client: &str,
    arguments: &[String],
    rest: &[&str],
    frame: &Frame,
) -> String {
    let Frame { before, after } = frame;
    let slice = format!("&[{}]", arguments.join(", "));
    let mut all = vec![client, &slice];
    all.extend(rest);
    let line = all.join(", ");
    let inner = width(&line);
    if inner <= INNER_WIDTH && frame.width() + width(function) + inner + 2 <= MAX_WIDTH {
        return format!("{before}{function}({line}){after}");
    }
    // With three arguments there are five lines or more, which rustfmt thinks worth their room.
    if let Some((name, method)) = function.split_once('.')
        && all.len() < 3
        && inner <= INNER_WIDTH
        && 8 + width(method) + inner + 3 + width(after) <= MAX_WIDTH
    {
        return format!("{before}{name}\n        .{method}({line}){after}");
    }
    let slice = array(arguments, 8 + 1, 1, 8);
    let rest: String = rest.iter().map(|it| format!("        {it},\n")).collect();
    format!("{before}{function}(\n        {client},\n        &{slice},\n{rest}    ){after}")
}

/// `function(&[…])` and a semicolon, behind `before` in a function's body.
pub(crate) fn only_array(before: &str, function: &str, elements: &[String]) -> String {
    let line = elements.join(", ");
    let before = width(before) + width(function);
    if width(&line) + 3 <= INNER_WIDTH && before + width(&line) + "(&[]);".len() <= MAX_WIDTH {
        return format!("{function}(&[{line}])");
    }
    format!("{function}(&[\n{}    ])", stacked(elements, 8))
}

/// `function(a, b)` as the last expression of a function's body.
pub(crate) fn plain_call(function: &str, all: &[&str]) -> String {
    let line = all.join(", ");
    let narrow = width(&line) <= INNER_WIDTH;
    if narrow && 4 + width(function) + width(&line) + 2 <= MAX_WIDTH {
        return format!("{function}({line})");
    }
    if let Some((name, method)) = function.split_once('.')
        && narrow
        && all.len() < 3
        && 8 + width(method) + width(&line) + 3 <= MAX_WIDTH
    {
        return format!("{name}\n        .{method}({line})");
    }
    let lines: String = all.iter().map(|it| format!("        {it},\n")).collect();
    format!("{function}(\n{lines}    )")
}

/// `function(a, b).await`, likewise.
pub(crate) fn plain_awaited(function: &str, all: &[&str]) -> String {
    let line = all.join(", ");
    let called = 4 + width(function) + width(&line) + "()".len();
    let narrow = width(&line) <= INNER_WIDTH;
    if narrow && called + ".await".len() <= MAX_WIDTH {
        return format!("{function}({line}).await");
    }
    if narrow && called <= MAX_WIDTH {
        return format!("{function}({line})\n        .await");
    }
    let lines: String = all.iter().map(|it| format!("        {it},\n")).collect();
    format!("{function}(\n{lines}    )\n    .await")
}

/// `command(client, &DESCRIPTOR, &[…]).await`, where `what` is what stands before the list and `rest` is
/// behind it.
pub(crate) fn awaited(
    command: &str,
    what: &[&str],
    arguments: &[String],
    rest: &[&str],
    frame: &Frame,
) -> String {
    let Frame { before, after } = frame;
    let slice = format!("&[{}]", arguments.join(", "));
    let mut all = what.to_vec();
    all.push(&slice);
    all.extend(rest);
    let line = all.join(", ");
    let is_narrow = width(&line) <= INNER_WIDTH;
    let one_line = frame.width() + width(command) + width(&line) + "()".len();
    if is_narrow && one_line + ".await".len() <= MAX_WIDTH {
        return format!("{before}{command}({line}).await{after}");
    }
    if is_narrow && one_line - width(after) <= MAX_WIDTH {
        return format!("{before}{command}({line})\n        .await{after}");
    }
    let slice = array(arguments, 8 + 1, 1, 8);
    let lines = |all: &[&str]| -> String {
        let lines = all.iter().map(|it| format!("        {it},\n"));
        lines.collect()
    };
    let (what, rest) = (lines(what), lines(rest));
    format!("{before}{command}(\n{what}        &{slice},\n{rest}    )\n    .await{after}")
}
