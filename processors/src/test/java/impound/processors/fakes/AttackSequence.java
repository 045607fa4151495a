package impound.processors.fakes;

/** GuardDuty's finding that several things it saw are one attack. */
public final class AttackSequence {
    private AttackSequence() {}

    /** The event of this kind of sequence, with these resources as JSON. */
    public static String of(String kind, String resources) {
        return """
                {"detail-type": "GuardDuty Finding", "source": "aws.guardduty", "account": "444455556666", "detail": {
                  "accountId": "111122223333", "region": "us-east-1", "partition": "aws", "severity": 9.0,
                  "arn": "arn:aws:guardduty:us-east-1:111122223333:detector/d/finding/f",
                  "type": "AttackSequence:%s", "resource": {"resourceType": "AttackSequence"},
                  "service": {"archived": false, "detection": {"sequence": {"uid": "u", "resources": [%s]}}}}}"""
                .formatted(kind, resources);
    }
}
