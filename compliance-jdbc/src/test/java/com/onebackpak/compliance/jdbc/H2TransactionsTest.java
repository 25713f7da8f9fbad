package com.onebackpak.compliance.jdbc;

class H2TransactionsTest extends TransactionsContract {
    @Override
    TestDatabase empty() {
        return H2TestDatabase.empty();
    }
}
