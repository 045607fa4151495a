package impound.processors.settings;

import java.util.List;

/** Settings that nothing can be started with: one line each, with the setting's name and what to write. */
public final class SettingsProblems extends RuntimeException {
    private final List<String> lines;

    public SettingsProblems(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    public List<String> lines() {
        return lines;
    }
}
