package impound.processors.gateway;

import impound.processors.id.Region;
import java.util.List;
import java.util.SortedMap;

/** Findings as people see them in Security Hub, which keeps the work on them beside what the products have said. */
public interface ReportedFindings {
    /**
     * Puts the note onto each of these findings, in the place of the one before. The first one says as well that people are told; a
     * later one leaves the status to those who may have decided meanwhile.
     *
     * @return those that do not have it now
     */
    List<Unwritten> note(Region region, List<Reported> findings, Note note);

    /**
     * A finding by what its hub knows it by.
     *
     * @param id as its product gave it
     * @param product its ARN
     * @param account for which it was made
     */
    record Reported(String id, String product, String account) {
        /** Whether it lies in the new hub: the ARNs of products differ there. */
        public boolean liesInNewHub() {
            return product.contains(":productv2/");
        }
    }

    /**
     * What is said of a finding; the new hub has no fields, and takes the text alone.
     *
     * @param isFirst whether nothing was said before
     */
    record Note(String text, SortedMap<String, String> fields, boolean isFirst) {}

    /** A finding that does not have the note. */
    record Unwritten(String finding, Why why, String message) {}

    /** What has to happen for a finding to have the note. */
    enum Why {
        /** Nothing will help: this hub has no such finding. */
        NOT_THERE,
        /** It passes by itself. */
        LATER,
        /** A person has to mend something. */
        REFUSED
    }
}
