//! What rustc has to refuse for users: `tests/compile-fail/` at the top of the checkout.

#[test]
fn the_compiler_keeps_the_promises() {
    // The two programs bless by different variables; ours is the one that is documented.
    if std::env::var_os("BLESS").is_some() && std::env::var_os("CI").is_none() {
        let status =
            std::process::Command::new(std::env::current_exe().expect("a test has a path"))
                .env("TRYBUILD", "overwrite")
                .env_remove("BLESS")
                .status();
        assert!(status.expect("the test runs again").success());
        return;
    }
    trybuild::TestCases::new().compile_fail("../tests/compile-fail/*.rs");
}
