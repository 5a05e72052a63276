customElements.define('lab-lineage', class extends HTMLElement { show() {} });
