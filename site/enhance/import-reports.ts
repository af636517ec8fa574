import { ImportReports } from './import-reports/import-reports.ts'

customElements.define('import-reports', ImportReports)
