package impound.processors.settings;

/** How many letters a person typed wrong: left out, put in, changed; by Levenshtein's measure. */
final class EditDistance {
    private EditDistance() {}

    static int between(String one, String other) {
        var above = new int[other.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            above = next(above, row, one.charAt(row - 1), other);
        }
        return above[other.length()];
    }

    private static int[] next(int[] above, int row, char letter, String other) {
        var line = new int[above.length];
        line[0] = row;
        for (int column = 1; column < line.length; column++) {
            int changed = above[column - 1] + (letter == other.charAt(column - 1) ? 0 : 1);
            line[column] = Math.min(changed, 1 + Math.min(above[column], line[column - 1]));
        }
        return line;
    }
}
