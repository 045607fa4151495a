package impound.sandbox.ec2;

import java.util.Map;

/** Actions that belong together, by the names that the API gives them. */
interface Family {
    Map<String, Operation> operations();
}
