package planted.cycle.two;

import planted.cycle.one.One;

public class Two {
    One one;
}
