package impound.sandbox.ec2;

import impound.sandbox.http.Xml;

/** One action of the EC2 API; it writes its answer inside the root that is already open. */
@FunctionalInterface
interface Operation {
    void answer(Request request, Xml answer);
}
