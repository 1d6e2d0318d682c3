export { SEARCH_SYSTEMS } from '../../read';
