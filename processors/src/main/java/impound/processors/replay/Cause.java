package impound.processors.replay;

/** Who sends something on its way again, and why: both go on record. */
public record Cause(String who, String why) {
    public Cause {
        if (who.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException("a replay needs somebody who asks for it, and a reason");
        }
    }
}
