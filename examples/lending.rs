//! A day at the lending library: `cargo run --example lending`.
//!
//! The functions of `authors`, `books`, `catalogue`, `copies`, `deliveries`, `desk`, `finder`, `loans`, `members`, `people` and `reports` are
//! generated, each from the query of its name in `queries/`; those of `procedures` from what
//! `schema/04_procedures.sql` defines, and those of `reporting` are of a second database.

use bindery::nonblocking::Cancelling;
use bindery::serde_json::json;
use bindery::{Cached, Connection, ErrorKind, Json, Patch, Range};
use bindery_codegen::Embedded;
use postgres::{Client, NoTls};
use queries::finder::{self, ChangeBookPatch, FindBooksSort};
use queries::models::Person;
use queries::procedures::public as procedures;
use queries::reporting::{self, Reporting, types::Season};
use queries::types::{CopyCondition, Loan, Membership};
use queries::{
    authors, books, catalogue, copies, deliveries, desk, loans, members, people, reports,
};
use std::path::Path;
use std::time::Duration;

mod queries {
    bindery::include_queries!();
}

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    // A PostgreSQL inside this program, gone when it ends. Yours is at some `postgres://…`.
    let server = Embedded::start()?;
    let mut client = Client::connect(&server.url(), NoTls)?;
    create_tables(&mut client, "schema")?;

    println!("In the morning, a box arrives:");
    let book = unpack(&mut client)?;
    println!("\nThe doors open:");
    let (ada, ben) = welcome(&mut client)?;
    println!("\nAt the desk:");
    work_at_the_desk(&mut client, book, ada, ben)?;
    println!("\nThe database does it by itself:");
    call_procedures(&mut client, ben)?;
    println!("\nThings go wrong, as they do:");
    get_it_wrong(&mut client, ben)?;
    println!("\nA visitor reads the catalogue:");
    read_the_catalogue(&mut client, book)?;
    println!("\nThe visitor looks for something:");
    find_a_book(&mut client, book)?;
    println!("\nA van brings the rest:");
    unload(&mut client, book)?;
    println!("\nSomebody asks who writes all this:");
    meet_the_people(&mut client)?;
    println!("\nIn the evening, every copy is scanned:");
    take_stock(client, book)?;
    println!("\nAt night, nobody waits for anybody:");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(work_at_night(&server.url()))?;
    println!("\nAt the head office:");
    count_the_loans()
}

fn create_tables(client: &mut Client, folder: &str) -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files: std::io::Result<Vec<_>> = std::fs::read_dir(folder)?.collect();
    let mut paths: Vec<_> = files?.iter().map(std::fs::DirEntry::path).collect();
    paths.sort();
    for path in paths {
        client.batch_execute(&std::fs::read_to_string(path)?)?;
    }
    Ok(())
}

/// Takes whatever queries can run on: a client, a transaction, a connection out of a pool …
fn unpack(client: &mut impl bindery::Client) -> Result<i64> {
    // What can be NULL is an `Option`, whether it goes in or comes out.
    let author = authors::create_author(client, Some("Ursula K."), "Le Guin", None, None)?;
    let book = books::create_book(
        client,
        author.id,
        Some("9780553383041"),
        "A Wizard of Earthsea",
        None,
        None,
        &["fantasy", "children"],
        Some("1968-11-01".parse()?),
        Some(205),
        &json!({"language": "en", "illustrated": true}),
    )?;
    let titles = ["The Dispossessed", "The Left Hand of Darkness"];
    books::import_books(client, author.id, &titles, &["en", "en"])?;
    let price = "9.50".parse()?;
    copies::add_copies(client, book.id, Some(price), &["EARTH-1"])?;

    println!("  books by {}:", author.full_name);
    for book in books::books_with_details(client, &json!({"language": "en"}))? {
        let pictures = book.illustrated.unwrap_or(false);
        println!(
            "  - {}{}",
            book.title,
            if pictures { ", with pictures" } else { "" }
        );
    }
    Ok(book.id)
}

fn welcome(client: &mut Client) -> Result<(i64, i64)> {
    let (adult, child) = (Membership::Adult, Membership::Child);
    let ada = members::register_member(client, "Ada", "ada@example.org", None, adult, None)?;
    let ben = members::register_member(client, "Ben", "ben@example.org", None, child, None)?;
    for member in members::members_page(client, 10, 0)? {
        println!("  {} joins as {}", member.name, member.membership);
    }
    Ok((ada.id, ben.id))
}

/// Lends a copy of a book: all of it happens, or nothing.
fn lend(client: &mut Client, book: i64, member: i64) -> Result<Option<String>> {
    let mut transaction = client.transaction()?;
    if !members::may_borrow(&mut transaction, member, 3)? {
        return Ok(None); // A transaction that is dropped is rolled back.
    }
    let Some(copy) = copies::lock_available_copy(&mut transaction, book)? else {
        return Ok(None);
    };
    loans::lend_copy(&mut transaction, copy.id, member, 21)?;
    transaction.commit()?;
    Ok(Some(copy.barcode))
}

fn work_at_the_desk(client: &mut Client, book: i64, ada: i64, ben: i64) -> Result<()> {
    for (name, member) in [("Ada", ada), ("Ben", ben)] {
        if let Some(barcode) = lend(client, book, member)? {
            println!("  {name} borrows {barcode}");
        } else {
            loans::reserve_book(client, book, member, Some("by Friday"))?;
            println!("  {name} finds no copy and waits for one");
        }
    }
    let copy = copies::copy_by_barcode(client, "EARTH-1")?;
    let daily_fine = "0.20".parse()?;
    if let Some(loan) = loans::return_copy(client, daily_fine, copy.id, CopyCondition::Worn)? {
        println!("  {} is back, the fine is {}", copy.title, loan.fine);
    }
    for notice in loans::notify_next_in_line(client)? {
        println!("  {} is told that {} is there", notice.name, notice.title);
    }
    // A range goes in, and ranges come out; a whole row is a struct of the module `types`.
    let times = loans::times_out(client, copy.id, &Range::from(..))?;
    println!("  it was out {} time(s)", times.len());
    if let Some(Loan { renewals, .. }) = loans::archive_loan(client, 1)? {
        println!("  the archive has its loan, renewed {renewals:?} times");
    }
    Ok(())
}

/// Procedures and functions of the schema's are called as any query is.
fn call_procedures(client: &mut Client, ben: i64) -> Result<()> {
    let copy = copies::copy_by_barcode(client, "EARTH-1")?;
    // `[procedures]`: nobody wrote this query. `None` is the default that the procedure has.
    let lent = procedures::lend(client, copy.id, ben, None)?;
    if let Some(due_on) = lent.due_on {
        println!("  Ben has {} until {due_on}", copy.title);
    }
    let late = "UPDATE loan SET due_on = CURRENT_DATE - 3 WHERE returned_at IS NULL";
    client.batch_execute(late)?;
    // `@fetch`: the function opens two cursors, whose rows are here when it returns.
    let (loans, members) = desk::overdue_report(client, 1)?;
    println!(
        "  {} loan(s) of {} member(s) are late",
        loans.len(),
        members.len()
    );
    let each_loan = |loan: desk::OverdueLoan| {
        println!("  {} is late by {}", loan.title, loan.days_overdue);
        Ok::<(), bindery::Error>(())
    };
    // The same, 100 rows at a time.
    desk::overdue_report_each(client, 1, 100, each_loan, |member| {
        println!("  {} owes {}", member.member_name, member.fines);
        Ok(())
    })?;
    // `:call`: its OUT parameters are a row.
    let taken = desk::take_back(client, copy.id, None)?;
    println!("  it is back, and the fine is {:?}", taken.fine);
    Ok(())
}

/// An error names its query, and tells apart what can go wrong.
fn get_it_wrong(client: &mut Client, ben: i64) -> Result<()> {
    match copies::copy_by_barcode(client, "EARTH-l") {
        Err(error) if matches!(error.kind(), ErrorKind::NoRow) => println!("  {error}"),
        other => println!("  the typo went unnoticed: {other:?}"),
    }
    let (email, staff) = ("ben@example.org", Membership::Staff);
    match members::register_member(client, "Bea", email, None, staff, None) {
        // The compiler knows the constraints that a query can violate.
        Err(error) if error.violates(members::member::EMAIL_KEY) => {
            println!("  {email} is taken");
        }
        other => println!("  Ben's letters go to Bea: {other:?}"),
    }
    // A failure spoils a transaction; a savepoint confines it.
    let mut transaction = client.transaction()?;
    let mut savepoint = transaction.transaction()?;
    if let Err(error) = loans::reserve_book(&mut savepoint, -1, ben, None) {
        println!("  {error}");
    }
    savepoint.rollback()?;
    members::change_preferences(&mut transaction, &json!({"newsletter": true}), ben)?;
    if let Some(Json(choices)) = members::choices(&mut transaction, ben)? {
        println!("  Ben gets the newsletter: {:?}", choices.newsletter);
    }
    Ok(transaction.commit()?)
}

/// What `members::choices` reads out of a `jsonb` column.
#[derive(Debug, serde::Deserialize)]
pub struct Choices {
    newsletter: Option<bool>,
}

/// Rows take the shape that a query asks for.
fn read_the_catalogue(client: &mut Client, book: i64) -> Result<()> {
    // `:stream`: one entry after the other, however many there are.
    for entry in catalogue::catalogue(client)? {
        let entry = entry?;
        println!("  {}: {}", entry.author, entry.title);
    }
    // `@embed` and `@group`: an author with a `Vec` of books, which may be empty.
    for author in catalogue::bibliographies(client)? {
        println!(
            "  {} wrote {} of them",
            author.full_name,
            author.books.len()
        );
    }
    // `@embed` beside an outer join: a copy is out on a loan, or `None`.
    for copy in catalogue::copies_of_entry(client, book)? {
        match copy.loan {
            Some(loan) => println!("  {} is out until {}", copy.barcode, loan.due_on),
            None => println!("  {} is on its shelf", copy.barcode),
        }
    }
    // `@borrowed`: the closure sees text where the driver read it, and no copy is made.
    let mut longest = 0;
    catalogue::titles_each(client, |row| {
        longest = longest.max(row.title.len());
        Ok::<(), bindery::Error>(())
    })?;
    println!("  the longest title has {longest} letters");
    // `@returns map`: whatever columns there are, by name.
    if let Some(record) = catalogue::inventory(client)?.first() {
        let columns: Vec<&str> = record.iter().map(|(name, _)| name).collect();
        println!("  the inventory lists {}", columns.join(", "));
    }
    Ok(())
}

/// Parts of a statement that are there when they are asked for.
fn find_a_book(client: &mut Client, book: i64) -> Result<()> {
    let newest = Some(FindBooksSort::Newest);
    for found in finder::find_books(client, Some("A%"), None, None, false, newest, 5)? {
        println!(
            "  {} was published on {:?}",
            found.title, found.published_on
        );
    }
    // `@patch`: only what is set is assigned.
    let patch = ChangeBookPatch {
        subtitle: Patch::Set(Some("Second edition".to_owned())),
        ..ChangeBookPatch::default()
    };
    if let Some(changed) = finder::change_book(client, book, &patch)?.flatten() {
        println!("  {}: {:?}", changed.title, changed.subtitle);
    }
    Ok(())
}

/// Many rows at once.
fn unload(client: &mut Client, book: i64) -> Result<()> {
    // `VALUES :copies` takes a slice of tuples, or of structs.
    let marks = [
        (book, "VAN-1", Some("A"), None),
        (book, "VAN-2", Some("B"), None),
    ];
    let added = deliveries::add_shelf_marks(client, &marks)?;
    let found = deliveries::copies_on_shelves(client, &[(book, "A"), (book, "B")])?;
    println!(
        "  {} copies are new, {} are on their shelves",
        added.len(),
        found.len()
    );
    // `:batch`: a result for each set, all of them or none.
    let prices = [(Some("9.50".parse()?), "VAN-1"), (None, "VAN-3")];
    println!(
        "  prices of {:?} copies were set",
        deliveries::reprice(client, &prices)?
    );
    println!("  {:?}", deliveries::prices(client, &[book])?.concat());
    // `:copy`, from any iterator, and `COPY … TO` as a stream.
    let authors =
        (1..=1000).map(|number| (None, if number % 2 == 0 { "Even" } else { "Odd" }, None));
    println!(
        "  {} authors were imported",
        deliveries::import_authors(client, authors)?
    );
    println!(
        "  {} authors are exported",
        deliveries::export_authors(client)?.count()
    );
    Ok(())
}

/// `[models.Person]` in `bindery.toml` ties a struct to a table, whichever query returns it.
fn meet_the_people(client: &mut Client) -> Result<()> {
    authors::create_author(client, Some("Tove"), "Jansson", Some("FI"), None)?;
    // `@slice`: the server skips and limits.
    let mut page = people::people_slice(client, 0..10)?;
    // The query leaves columns out. One is loaded where it is asked for …
    if let Some(first) = page.first_mut() {
        let country = first.load_country(client)?.clone();
        println!(
            "  {} is from {}",
            first.full_name,
            country.as_deref().unwrap_or("nowhere")
        );
    }
    // … or all that any of the rows lacks, by one query.
    bindery::load_deferred(client, &mut page)?;
    let people = page.into_iter().map(Person::try_from);
    let people: Vec<Person> = people.collect::<std::result::Result<_, _>>()?;
    println!("  {} people write", people.len());
    // What the model does not have stands beside it.
    for person in people::prolific_people(client)? {
        println!("  {} wrote {} books", person.full_name, person.books);
    }
    Ok(())
}

/// The same functions again, in the modules `nonblocking`: several queries are in flight at once, on one
/// connection.
async fn work_at_night(url: &str) -> Result<()> {
    use queries::{books::nonblocking as books, reports::nonblocking as reports};

    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    let client = Cached::new(client);
    let english = json!({"language": "en"});
    let (totals, page) = futures_util::try_join!(
        reports::library_totals(&client),
        books::books_with_details(&client, &english),
    )?;
    println!(
        "  {} books, {} of them in English",
        totals.books,
        page.len()
    );

    // A deadline is a future's: here the server is told to stop, too.
    let client = Cancelling::new(client, NoTls);
    let report = reports::library_totals(&client);
    let report = tokio::time::timeout(Duration::from_secs(5), report).await??;
    println!("  {} of their copies are there", report.copies);
    Ok(())
}

/// Another database, with a schema of its own: the compiler tells its connections from the library's.
fn count_the_loans() -> Result<()> {
    let server = Embedded::start()?;
    let mut client = Client::connect(&server.url(), NoTls)?;
    create_tables(&mut client, "reporting/schema")?;

    let mut reporting = Connection::<Reporting>::new(client);
    // At start-up: is the database the one that these functions were generated from?
    reporting::verify(&mut reporting)?;
    let branch = reporting::loans::add_branch(&mut reporting, "Main street", Some("Lund"))?;
    let (day, fines) = ("2024-05-02".parse()?, "0.20".parse()?);
    reporting::loans::record_loans(&mut reporting, day, Season::Spring, branch, 2, fines)?;
    for branch in reporting::loans::loans_per_branch(&mut reporting, day, day)? {
        println!("  {} lent {} copies", branch.name, branch.loans);
    }
    Ok(())
}

fn take_stock(client: Client, book: i64) -> Result<()> {
    // What is called often is prepared once, for the client and for its transactions.
    let mut client = Cached::new(client);
    for barcode in ["EARTH-1", "EARTH-2", "EARTH-3"] {
        let copy = copies::put_copy(&mut client, book, barcode, Some("F-LEG"))?;
        println!("  {barcode} is {}", copy.condition);
    }

    let mut what_if = client.transaction()?;
    let worn = copies::copies_to_repair(&mut what_if, CopyCondition::Worn)?;
    let ids: Vec<i64> = worn.iter().map(|copy| copy.id).collect();
    copies::withdraw_copies(&mut what_if, &ids)?;
    let rest = reports::library_totals(&mut what_if)?;
    println!(
        "  without what is worn, there would be {} copies",
        rest.copies
    );
    what_if.rollback()?;

    let totals = reports::library_totals(&mut client)?;
    println!(
        "  there are {} books, {} copies worth {}, and {} members",
        totals.books, totals.copies, totals.value, totals.active_members
    );
    Ok(())
}
