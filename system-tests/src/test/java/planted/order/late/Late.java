package planted.order.late;

public class Late {}
