package impound.collection;

/** The same with a few of those whose disks are read, for every build. */
class QuickFindingsTest extends AcceptedFindingsTest {
    QuickFindingsTest(AllAtOnce all) {
        super(all);
    }
}
