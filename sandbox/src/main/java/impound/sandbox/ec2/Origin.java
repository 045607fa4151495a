package impound.sandbox.ec2;

import java.time.Instant;

/** What never changes about a thing in EC2: its id, whose it is, where and since when. */
public record Origin(String id, String account, String region, Instant created) {}
