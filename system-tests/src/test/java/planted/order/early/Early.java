package planted.order.early;

import planted.order.late.Late;

/** Imports what stands later in the list, and a removable feature at that. */
class Early {
    final Late late = new Late();
}
