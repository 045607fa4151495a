package impound.processors.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import impound.processors.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The links of one volume in order, as far as this process has seen them.
 *
 * @param head SHA-256 of the last link that is in the bucket; a further link, not written yet, may follow it
 */
public record Chain(List<Chained> links, String head) {
    /** What the first link names as the one before it. */
    public static final String GENESIS = "0".repeat(64);

    public Chain {
        links = List.copyOf(links);
    }

    public static Chain empty() {
        return new Chain(List.of(), GENESIS);
    }

    /** The number that the next link gets. */
    public int nextNumber() {
        return links.size() + 1;
    }

    /** The links that are in the bucket. */
    public int written() {
        return hasUnwritten() ? links.size() - 1 : links.size();
    }

    @JsonIgnore
    public boolean isEmpty() {
        return links.isEmpty();
    }

    public Chained last() {
        return links.get(links.size() - 1);
    }

    /** Whether the last link is only meant to be written: then it names our head as the one before it. */
    public boolean hasUnwritten() {
        return !links.isEmpty() && last().previous().equals(head);
    }

    /** The chain without the link that is not written yet. */
    public Chain withoutUnwritten() {
        return new Chain(links.subList(0, written()), head);
    }

    /** The chain with a link that is still to be written. */
    public Chain with(Chained link) {
        if (hasUnwritten()) {
            throw new IllegalStateException("a stage writes one link at a step, not two: " + link.link());
        }
        return appended(link, head);
    }

    /** The chain whose unwritten link lies in the bucket now, as these bytes. */
    public Chain written(Chained link) {
        return withoutUnwritten().appended(link, Wire.sha256(link.document()));
    }

    /**
     * The chain with a link that was found in the bucket.
     *
     * @throws CollectionFailure.IntegrityViolated where the document does not continue this chain
     */
    public Chain adopt(byte[] document) {
        var link = link(document);
        if (!head.equals(link.previous()) || link.number() != nextNumber()) {
            throw new CollectionFailure.IntegrityViolated(
                    "link %d of %s does not continue its chain".formatted(nextNumber(), link.of()),
                    head,
                    link.previous());
        }
        return appended(link, Wire.sha256(document));
    }

    private Chained link(byte[] document) {
        try {
            return Wire.read(document, Chained.class);
        } catch (IllegalArgumentException e) {
            throw new CollectionFailure.IntegrityViolated(
                    "document %d of a chain".formatted(nextNumber()), "a link", e.getMessage());
        }
    }

    /** The facts of this kind, oldest first. */
    public <T extends Link> List<T> all(Class<T> kind) {
        return facts().filter(kind::isInstance).map(kind::cast).toList();
    }

    public Stream<Link> facts() {
        return links.stream().map(Chained::link);
    }

    /**
     * The links that tell how far the evidence is, oldest first: all but those that came too late. What was done before
     * its writer knew that a stage begins again is on record as a fact, for whoever clears away, and no step of what
     * came after.
     */
    public List<Chained> counting() {
        return links.stream().filter(link -> !isLate(link)).toList();
    }

    /** What itself begins a stage again, or sends stopped evidence on, is never too late: it is a decision and no step. */
    private boolean isLate(Chained link) {
        return !(link.link() instanceof Link.BeginsAgain)
                && !(link.link() instanceof Link.CollectionResumed)
                && links.subList(Math.min(link.knew(), link.number() - 1), link.number() - 1).stream()
                        .anyMatch(between -> between.link() instanceof Link.BeginsAgain);
    }

    private Chain appended(Chained link, String newHead) {
        var longer = new ArrayList<>(links);
        longer.add(link);
        return new Chain(longer, newHead);
    }
}
