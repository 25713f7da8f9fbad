package com.onebackpak.compliance.policy;

/**
 * Orders text as a reader would: runs of digits by their number, so that C9 comes before C15. Takes no objects for it:
 * each decision sorts what it cites.
 */
final class NaturalOrder {
    private NaturalOrder() {}

    static int compare(String left, String right) {
        int l = 0;
        int r = 0;
        while (l < left.length() && r < right.length()) {
            int leftEnd = endOfRun(left, l);
            int rightEnd = endOfRun(right, r);
            int order = compareRuns(left, l, leftEnd, right, r, rightEnd);
            if (order != 0) {
                return order;
            }
            l = leftEnd;
            r = rightEnd;
        }
        return Boolean.compare(l < left.length(), r < right.length());
    }

    private static int endOfRun(String text, int begin) {
        boolean digits = isDigit(text.charAt(begin));
        int end = begin + 1;
        while (end < text.length() && isDigit(text.charAt(end)) == digits) {
            end++;
        }
        return end;
    }

    /** Equal numbers that are written with more or fewer zeros are told apart by how they are written. */
    private static int compareRuns(String left, int l, int leftEnd, String right, int r, int rightEnd) {
        if (isDigit(left.charAt(l)) && isDigit(right.charAt(r))) {
            int fromLeft = withoutZeros(left, l, leftEnd);
            int fromRight = withoutZeros(right, r, rightEnd);
            int byLength = Integer.compare(leftEnd - fromLeft, rightEnd - fromRight);
            int byNumber = byLength != 0 ? byLength : compareText(left, fromLeft, leftEnd, right, fromRight, rightEnd);
            if (byNumber != 0) {
                return byNumber;
            }
        }
        return compareText(left, l, leftEnd, right, r, rightEnd);
    }

    private static int withoutZeros(String text, int begin, int end) {
        int first = begin;
        while (first < end && text.charAt(first) == '0') {
            first++;
        }
        return first;
    }

    private static int compareText(String left, int l, int leftEnd, String right, int r, int rightEnd) {
        int common = Math.min(leftEnd - l, rightEnd - r);
        for (int i = 0; i < common; i++) {
            int order = Character.compare(left.charAt(l + i), right.charAt(r + i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(leftEnd - l, rightEnd - r);
    }

    /** Digits of other scripts stand within other text. */
    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
