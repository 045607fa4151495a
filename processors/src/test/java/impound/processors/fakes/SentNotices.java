package impound.processors.fakes;

import impound.processors.gateway.Notices;
import impound.processors.id.Region;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was told to people; a subject that SNS would refuse is refused here too. */
public final class SentNotices implements Notices {
    private final List<String> subjects = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();

    @Override
    public void publish(Region region, String subject, String text) {
        if (!subject.matches("[ -~]{1,100}")) {
            throw new IllegalArgumentException("SNS takes no subject such as " + subject);
        }
        subjects.add(subject);
        texts.add(text);
    }

    public List<String> subjects() {
        return List.copyOf(subjects);
    }

    public List<String> texts() {
        return List.copyOf(texts);
    }
}
