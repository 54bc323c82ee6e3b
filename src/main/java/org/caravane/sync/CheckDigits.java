package org.caravane.sync;

/** The last digit that the others imply; the one at hand is not looked at. */
final class CheckDigits {
    private CheckDigits() {}

    /** GS1, modulo 10: EAN-8, EAN-13, UPC-A and ISBN-13. */
    static char ofEan(String digits) {
        int sum = 0;
        int last = digits.length() - 1;
        for (int i = 0; i < last; i++) {
            sum += (digits.charAt(i) - '0') * ((last - i) % 2 == 1 ? 3 : 1);
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    /** ISO 2108 before 2007, modulo 11, where X is ten. */
    static char ofIsbn10(String digits) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (digits.charAt(i) - '0') * (10 - i);
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 ? 'X' : (char) ('0' + check);
    }
}
