package impound.collector;

import impound.collector.record.Manifest;
import impound.collector.record.Task;

/** Why an image was made: for a task, or because a person said so. The manifest tells which. */
public record Origin(String incident, String volume, int attempt, Manifest.ByHand byHand) {

    /** Of a coordinator's task. */
    static Origin of(Task task) {
        return new Origin(task.incident(), task.volume(), task.attempt(), null);
    }

    /** Of a person's command. @param incident what the person calls it, or null */
    public static Origin byHand(String incident, Manifest.ByHand person) {
        return new Origin(incident, null, 0, person);
    }
}
