//! PostgreSQL's lexical structure: text into tokens, by the rules of the server's `scan.l`.
//!
//! The only lexer of the project: headers, parameters and statement ends are all found in its
//! tokens, so they can not disagree. It never fails; what has no end becomes a token that says so.

use crate::source::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Blanks and line ends.
    Space,
    /// `-- …` up to the line's end, which is not part of it.
    LineComment,
    /// `/* … */`, nested.
    BlockComment,
    /// `/*? … */`, nested: a comment to the server, which tells Bindery of parts.
    Control,
    /// A keyword or an unquoted name.
    Word,
    /// `"…"` or `U&"…"`.
    QuotedName,
    /// A string constant of any kind: `'…'`, `E'…'`, `U&'…'`, `B'…'`, `X'…'`, `N'…'`, `$tag$…$tag$`.
    String,
    /// A number.
    Number,
    /// `$1`.
    Positional,
    /// A run of operator characters.
    Operator,
    /// `(` or `[`.
    Open,
    /// `)` or `]`.
    Close,
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A single `:`.
    Colon,
    /// `::`
    Cast,
    /// `:=`
    Assign,
    /// `.`, `\` and whatever else stands alone.
    Other,
    /// A string, quoted name or comment whose end is missing; the token reaches to the text's end.
    Unterminated(&'static str),
}

/// A token and its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: TokenKind,
    /// Where it stands.
    pub(crate) span: Span,
}

impl Token {
    /// Whether it is a blank or a comment.
    #[must_use]
    pub(crate) fn is_trivia(&self) -> bool {
        use TokenKind::{BlockComment, LineComment, Space};
        matches!(self.kind, Space | LineComment | BlockComment)
    }

    /// Whether it is the given keyword, in any case.
    #[must_use]
    pub(crate) fn is_word(&self, text: &str, word: &str) -> bool {
        self.kind == TokenKind::Word && text[self.span.range()].eq_ignore_ascii_case(word)
    }
}

/// The tokens of `text` within `span`; together they cover it without gaps.
pub(crate) fn tokens(text: &str, span: Span) -> impl Iterator<Item = Token> {
    let mut lexer = Lexer {
        bytes: &text.as_bytes()[..span.end],
        at: span.start,
    };
    std::iter::from_fn(move || lexer.next_token())
}

/// The tokens of a statement, without blanks and comments.
pub(crate) fn solid(sql: &str) -> impl Iterator<Item = Token> {
    tokens(sql, Span::new(0, sql.len())).filter(|token| !token.is_trivia())
}

struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// `ident_start` of scan.l: letters, underscore, and every byte of a character beyond ASCII.
fn is_name_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80
}

/// `ident_cont` of scan.l.
fn is_name_part(byte: u8) -> bool {
    is_name_start(byte) || byte.is_ascii_digit() || byte == b'$'
}

/// `space` of scan.l.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

/// `op_chars` of scan.l. The colon is not one of them: no operator contains it.
fn is_operator(byte: u8) -> bool {
    b"~!@#^&|`?+-*/%<>=".contains(&byte)
}

impl Lexer<'_> {
    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn starts_with(&self, prefix: &[u8]) -> bool {
        self.bytes[self.at..].starts_with(prefix)
    }

    fn skip_while(&mut self, test: impl Fn(u8) -> bool) {
        while self.at < self.bytes.len() && test(self.bytes[self.at]) {
            self.at += 1;
        }
    }

    fn next_token(&mut self) -> Option<Token> {
        let start = self.at;
        let first = *self.bytes.get(start)?;
        let kind = self.scan(first);
        Some(Token {
            kind,
            span: Span::new(start, self.at),
        })
    }

    fn scan(&mut self, first: u8) -> TokenKind {
        match first {
            _ if is_space(first) => {
                self.skip_while(is_space);
                TokenKind::Space
            }
            b'-' if self.peek(1) == b'-' => {
                self.skip_while(|byte| byte != b'\n' && byte != b'\r');
                TokenKind::LineComment
            }
            b'/' if self.peek(1) == b'*' => self.block_comment(),
            b'\'' => self.quoted(0, b'\'', false),
            b'"' => self.quoted(0, b'"', false),
            b'e' | b'E' if self.peek(1) == b'\'' => self.quoted(1, b'\'', true),
            b'b' | b'B' | b'x' | b'X' | b'n' | b'N' if self.peek(1) == b'\'' => {
                self.quoted(1, b'\'', false)
            }
            b'u' | b'U' if self.peek(1) == b'&' && matches!(self.peek(2), b'\'' | b'"') => {
                self.quoted(2, self.peek(2), false)
            }
            _ if is_name_start(first) => {
                self.skip_while(is_name_part);
                TokenKind::Word
            }
            b'$' => self.dollar(),
            b'0'..=b'9' => self.number(),
            b'.' if self.peek(1).is_ascii_digit() => self.number(),
            b':' => self.colon(),
            _ if is_operator(first) => self.operator(),
            _ => {
                self.at += 1;
                match first {
                    b'(' | b'[' => TokenKind::Open,
                    b')' | b']' => TokenKind::Close,
                    b',' => TokenKind::Comma,
                    b';' => TokenKind::Semicolon,
                    _ => TokenKind::Other,
                }
            }
        }
    }

    fn block_comment(&mut self) -> TokenKind {
        let kind = match self.starts_with(b"/*?") {
            true => TokenKind::Control,
            false => TokenKind::BlockComment,
        };
        let mut depth = 0_usize;
        while self.at < self.bytes.len() {
            if self.starts_with(b"/*") {
                depth += 1;
                self.at += 2;
            } else if self.starts_with(b"*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return kind;
                }
            } else {
                self.at += 1;
            }
        }
        TokenKind::Unterminated("comment")
    }

    /// A string or quoted name behind `prefix` bytes; a doubled quote does not end it.
    fn quoted(&mut self, prefix: usize, quote: u8, backslash_escapes: bool) -> TokenKind {
        self.at += prefix + 1;
        while self.at < self.bytes.len() {
            let byte = self.bytes[self.at];
            self.at += 1;
            if byte == b'\\' && backslash_escapes {
                self.at = (self.at + 1).min(self.bytes.len());
            } else if byte == quote {
                if self.peek(0) != quote {
                    return match quote {
                        b'"' => TokenKind::QuotedName,
                        _ => TokenKind::String,
                    };
                }
                self.at += 1;
            }
        }
        TokenKind::Unterminated(if quote == b'"' {
            "quoted name"
        } else {
            "string"
        })
    }

    /// `$1`, `$tag$…$tag$`, or a lone dollar sign.
    fn dollar(&mut self) -> TokenKind {
        let start = self.at;
        self.at += 1;
        if self.peek(0).is_ascii_digit() {
            self.skip_while(|byte| byte.is_ascii_digit());
            return TokenKind::Positional;
        }
        if is_name_start(self.peek(0)) {
            self.skip_while(|byte| is_name_part(byte) && byte != b'$');
        }
        if self.peek(0) != b'$' {
            self.at = start + 1;
            return TokenKind::Other;
        }
        self.at += 1;
        let tag = &self.bytes[start..self.at];
        while self.at < self.bytes.len() {
            if self.starts_with(tag) {
                self.at += tag.len();
                return TokenKind::String;
            }
            self.at += 1;
        }
        TokenKind::Unterminated("string")
    }

    fn number(&mut self) -> TokenKind {
        if self.peek(0) == b'0' && matches!(self.peek(1), b'x' | b'X' | b'o' | b'O' | b'b' | b'B') {
            self.at += 2;
            self.skip_while(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            return TokenKind::Number;
        }
        let digits = |byte: u8| byte.is_ascii_digit() || byte == b'_';
        self.skip_while(digits);
        // `1..2` is two numbers with a `..` between them.
        if self.peek(0) == b'.' && self.peek(1) != b'.' {
            self.at += 1;
            self.skip_while(digits);
        }
        let exponent = match self.peek(1) {
            b'+' | b'-' => self.peek(2),
            next => next,
        };
        if matches!(self.peek(0), b'e' | b'E') && exponent.is_ascii_digit() {
            self.at += 2;
            self.skip_while(digits);
        }
        TokenKind::Number
    }

    fn colon(&mut self) -> TokenKind {
        let kind = match self.peek(1) {
            b':' => TokenKind::Cast,
            b'=' => TokenKind::Assign,
            _ => TokenKind::Colon,
        };
        self.at += if kind == TokenKind::Colon { 1 } else { 2 };
        kind
    }

    /// The longest run of operator characters that no comment begins in.
    fn operator(&mut self) -> TokenKind {
        self.at += 1;
        while self.at < self.bytes.len()
            && is_operator(self.bytes[self.at])
            && !self.starts_with(b"--")
            && !self.starts_with(b"/*")
        {
            self.at += 1;
        }
        TokenKind::Operator
    }
}
