package impound.processors.fakes;

import impound.processors.gateway.Notices;
import impound.processors.id.Region;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;

/** What was told to people; a subject that SNS would refuse is refused here too, and SNS may be out of order. */
public final class SentNotices implements Notices {
    private final List<String> subjects = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<Region> regions = new CopyOnWriteArrayList<>();
    private Optional<SdkException> answer = Optional.empty();
    private Runnable meanwhile = () -> {};

    /** From now on there is no way to SNS. */
    public void beUnreachable() {
        answer = Optional.of(SdkClientException.create("connect timed out"));
    }

    /** From now on the topic's policy does not admit us. */
    public void refuse() {
        answer = Optional.of((SdkException) AuthorizationErrorException.builder()
                .statusCode(403)
                .message("not authorized to perform: SNS:Publish")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AuthorizationError")
                        .build())
                .build());
    }

    /** From now on SNS takes notices again. */
    public void recover() {
        answer = Optional.empty();
    }

    /** This happens after the next notice is out and before its sender knows, once. */
    public void afterNext(Runnable other) {
        meanwhile = other;
    }

    @Override
    public String publish(Region region, String subject, String text) {
        if (!subject.matches("[!-~][ -~]{0,98}")) {
            throw new IllegalArgumentException("SNS takes no subject such as " + subject);
        }
        answer.ifPresent(failure -> {
            throw failure;
        });
        regions.add(region);
        subjects.add(subject);
        texts.add(text);
        var id = "notice-" + subjects.size();
        var other = meanwhile;
        meanwhile = () -> {};
        other.run();
        return id;
    }

    /** Whether a notice with this subject comes to go out, be it by another thread; five seconds are given. */
    public synchronized boolean comesToSay(String subject) throws InterruptedException {
        var end = System.nanoTime() + 5_000_000_000L;
        while (!subjects.contains(subject) && System.nanoTime() < end) {
            wait(100);
        }
        return subjects.contains(subject);
    }

    public List<String> subjects() {
        return List.copyOf(subjects);
    }

    public List<String> texts() {
        return List.copyOf(texts);
    }

    /** Whose topic took each. */
    public List<Region> regions() {
        return List.copyOf(regions);
    }

    /** The text of the only notice so far. */
    public String text() {
        if (texts.size() != 1) {
            throw new AssertionError("not one notice but " + subjects);
        }
        return texts.get(0);
    }
}
