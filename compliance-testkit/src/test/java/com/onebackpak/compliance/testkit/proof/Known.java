package com.onebackpak.compliance.testkit.proof;

import org.logicng.formulas.Formula;
import org.logicng.formulas.FormulaFactory;

/** When something is known to be so, and when it is known not to be; never both. */
record Known(Formula so, Formula notSo) {
    Known and(Known other, FormulaFactory f) {
        return new Known(f.and(so, other.so), f.or(notSo, other.notSo));
    }

    Known or(Known other, FormulaFactory f) {
        return new Known(f.or(so, other.so), f.and(notSo, other.notSo));
    }

    Known not() {
        return new Known(/* so= */ notSo, /* notSo= */ so);
    }

    Formula open(FormulaFactory f) {
        return f.not(f.or(so, notSo));
    }
}
