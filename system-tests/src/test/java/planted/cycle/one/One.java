package planted.cycle.one;

import planted.cycle.two.Two;

public class One {
    Two two;
}
