package com.onebackpak.compliance.jdbc.internal.transaction;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class H2TransactionsTest extends TransactionsContract {
    @Override
    TestDatabase empty() {
        return H2TestDatabase.empty();
    }
}
