package impound.processors.fakes;

import impound.processors.gateway.ReportedFindings;
import impound.processors.id.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.securityhub.model.AccessDeniedException;

/** What was noted on findings; the hub may be out of order, refuse us, or not have a finding. */
public final class NotedFindings implements ReportedFindings {
    private final List<Note> notes = new ArrayList<>();
    private final List<Reported> findings = new ArrayList<>();
    private Optional<SdkException> answer = Optional.empty();
    private Optional<Why> without = Optional.empty();

    /** From now on there is no way to the hub. */
    public void beUnreachable() {
        answer = Optional.of(SdkClientException.create("connect timed out"));
    }

    /** From now on we lack the right. */
    public void deny() {
        answer = Optional.of((SdkException) AccessDeniedException.builder()
                .statusCode(403)
                .message("not authorized to perform: securityhub:BatchUpdateFindings")
                .build());
    }

    /** From now on it takes the call, and no finding in it, without any exception. */
    public void leaveOut(Why why) {
        without = Optional.of(why);
    }

    /** From now on it takes everything again. */
    public void recover() {
        answer = Optional.empty();
        without = Optional.empty();
    }

    @Override
    public List<Unwritten> note(Region region, List<Reported> reported, Note note) {
        answer.ifPresent(failure -> {
            throw failure;
        });
        if (without.isPresent()) {
            return reported.stream()
                    .map(one -> new Unwritten(one.id(), without.get(), "left out"))
                    .toList();
        }
        notes.add(note);
        findings.addAll(reported);
        return List.of();
    }

    public List<Note> notes() {
        return List.copyOf(notes);
    }

    /** The findings of all notes, one after another. */
    public List<Reported> findings() {
        return List.copyOf(findings);
    }
}
