package com.onebackpak.compliance.policy;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders text as a reader would: runs of digits by their number, so that C9 comes before C15. */
final class NaturalOrder {
    private static final Pattern RUN = Pattern.compile("\\d+|\\D+");

    private NaturalOrder() {}

    static int compare(String left, String right) {
        Matcher a = RUN.matcher(left);
        Matcher b = RUN.matcher(right);
        while (true) {
            boolean moreLeft = a.find();
            boolean moreRight = b.find();
            if (!moreLeft || !moreRight) {
                return Boolean.compare(moreLeft, moreRight);
            }
            int order = compareRuns(a.group(), b.group());
            if (order != 0) {
                return order;
            }
        }
    }

    private static int compareRuns(String left, String right) {
        boolean numbers = isDigit(left.charAt(0)) && isDigit(right.charAt(0));
        int byNumber = numbers ? new BigInteger(left).compareTo(new BigInteger(right)) : 0;
        return byNumber != 0 ? byNumber : left.compareTo(right);
    }

    /** The digits that the pattern knows, and no others: those of other scripts stand within other text. */
    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
