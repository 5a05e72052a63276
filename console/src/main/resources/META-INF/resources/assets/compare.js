customElements.define('lab-compare', class extends HTMLElement { show() {} });
